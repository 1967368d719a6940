package dev.signalbox.bench.sync;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What lies in the table after a sync, and the least that writing it takes: a unit for each
/// kilobyte begun of each item, once, and of its row in an index.
///
/// @param once units, each item written once and by itself
/// @param together the same, where an item that stands with another is written with it in one
///   transaction, which DynamoDB charges twice
record StoredItems(long items, long once, long together) {

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
    long once = 0;
    long together = 0;
    for (var page : client.scanPaginator(scan -> scan.tableName(table))) {
      for (Map<String, AttributeValue> item : page.items()) {
        long own = ItemSize.units(item);
        long indexed = indexUnits(item);
        items++;
        once += own + indexed;
        together += own * (standsWithAnother(item) ? 2 : 1) + indexed;
      }
    }
    return new StoredItems(items, once, together);
  }

  /// Signals, notes and time entries each stand with their locator; companies with their names.
  private static boolean standsWithAnother(Map<String, AttributeValue> item) {
    String pk = Objects.requireNonNull(item.get("pk")).s();
    return pk.contains("#S#") || pk.contains("#IDS#");
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
