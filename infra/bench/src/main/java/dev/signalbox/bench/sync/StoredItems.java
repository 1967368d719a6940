package dev.signalbox.bench.sync;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What lies in the table after a sync, and the least that writing it takes: a unit for each
/// kilobyte begun of each item, once, and of its row in an index.
///
/// @param least units, each item written once and by itself
record StoredItems(long items, long least) {

  /// What the index `list` has of an item.
  private static final Set<String> IN_LIST =
      Set.of(
          "pk",
          "sk",
          "listKey",
          "listSort",
          "ticket",
          "number",
          "title",
          "psaStatus",
          "queue",
          "company");

  static StoredItems of(DynamoDbClient client, String table) {
    long items = 0;
    long least = 0;
    for (var page : client.scanPaginator(scan -> scan.tableName(table))) {
      for (Map<String, AttributeValue> item : page.items()) {
        items++;
        least += ItemSize.units(item) + indexUnits(item);
      }
    }
    return new StoredItems(items, least);
  }

  /// What the rows of an item in the indexes take.
  static long indexUnits(Map<String, AttributeValue> item) {
    return (item.containsKey("listKey") ? ItemSize.units(listed(item)) : 0)
        + (item.containsKey("owedShard") ? ItemSize.units(item) : 0);
  }

  private static Map<String, AttributeValue> listed(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .filter(entry -> IN_LIST.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
