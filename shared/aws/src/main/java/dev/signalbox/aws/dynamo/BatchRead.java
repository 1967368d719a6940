package dev.signalbox.aws.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads many items by key, a hundred at a time, several requests side by side.
final class BatchRead {

  /// DynamoDB takes so many keys at once.
  private static final int MOST_KEYS = 100;

  private final DynamoDbClient client;
  private final String table;
  private final Patience patience;
  private final List<String> attributes;

  /// @param attributes what to read of each item; all of it when there are none
  BatchRead(DynamoDbClient client, String table, Patience patience, List<String> attributes) {
    this.client = client;
    this.table = table;
    this.patience = patience;
    this.attributes = attributes;
  }

  Map<Key, Item> read(List<Key> keys) {
    List<Key> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
    Map<Key, Item> found = new HashMap<>();
    SideBySide.map(SideBySide.chunks(distinct, MOST_KEYS), this::readChunk)
        .forEach(items -> items.forEach(item -> found.put(item.key(), item)));
    return found;
  }

  /// DynamoDB may answer a part only: when it is busy, or when the answer exceeds 16 MB.
  private List<Item> readChunk(List<Key> keys) {
    List<Item> found = new ArrayList<>();
    Map<String, KeysAndAttributes> open = Map.of(table, request(keys));
    for (int fruitless = 0; !open.isEmpty(); ) {
      var answer = client.batchGetItem(BatchGetItemRequest.builder().requestItems(open).build());
      var items = answer.responses().getOrDefault(table, List.of());
      items.forEach(item -> found.add(new Item(item)));
      open = answer.unprocessedKeys();
      fruitless = items.isEmpty() ? fruitless + 1 : 0;
      if (!open.isEmpty() && fruitless > 0 && !patience.again(fruitless)) {
        throw new IllegalStateException("DynamoDB keeps refusing to read from " + table + ".");
      }
    }
    return found;
  }

  private KeysAndAttributes request(List<Key> keys) {
    var request =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Key::attributes).toList())
            .consistentRead(true);
    if (!attributes.isEmpty()) {
      Expression projection = Expression.of("#" + String.join(",#", attributes));
      request.projectionExpression(projection.text()).expressionAttributeNames(projection.names());
    }
    return request.build();
  }
}
