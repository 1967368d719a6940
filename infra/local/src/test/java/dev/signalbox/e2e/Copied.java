package dev.signalbox.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// What the table holds of a connection's records, in a form in which two connections to the same
/// account can be compared: without the connection's name and without our own times.
final class Copied {

  /// Ours, not the PSA's: when something was read, and what a list's place comes from.
  private static final Set<String> OURS = Set.of("readAt", "firstSeenAt");

  private final DynamoDbClient client;
  private final String table;
  private final Map<String, List<String>> partitions = new HashMap<>();

  Copied(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// Every record, by its key.
  Map<String, String> of(String connection) {
    var records = new TreeMap<String, String>();
    all()
        .filter(item -> isRecord(item, connection))
        .forEach(item -> records.put(key(item, connection), content(item, connection)));
    return records;
  }

  /// The records in which two copies differ, each with what both say of it.
  static List<String> differences(Map<String, String> one, Map<String, String> other) {
    var keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(one.get(key), other.get(key)))
        .map(key -> key + "\n" + one.get(key) + "\n--\n" + other.get(key))
        .toList();
  }

  /// Tests may scan; nothing that runs may.
  private Stream<Map<String, AttributeValue>> all() {
    return ScopedValue.where(TableUse.BY_A_TEST, true)
        .call(() ->
            client.scanPaginator(ScanRequest.builder().tableName(table).build()).items().stream()
                .toList())
        .stream();
  }

  private static boolean isRecord(Map<String, AttributeValue> item, String connection) {
    return item.get("pk").s().contains("#C#" + connection + "#");
  }

  private static String key(Map<String, AttributeValue> item, String connection) {
    return (item.get("pk").s() + " " + item.get("sk").s()).replace(connection, "C");
  }

  private static String content(Map<String, AttributeValue> item, String connection) {
    return item.entrySet().stream()
        .filter(entry -> !OURS.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"))
        .replace(connection, "C");
  }

  /// What time would do to a worker that is gone: its lease on the run and its places at the
  /// limiter run out.
  void letLeasesRunOut(String connection) {
    partitions(connection).stream()
        .flatMap(this::itemsOf)
        .forEach(item -> {
          String sk = item.get("sk").s();
          if (sk.startsWith("CALL#")) {
            client.deleteItem(it -> it.tableName(table).key(keyOf(item)));
          } else if (sk.startsWith("RUN#")) {
            client.updateItem(
                it -> it.tableName(table).key(keyOf(item)).updateExpression("REMOVE leaseUntil"));
          }
        });
  }

  /// Those of the connection itself and of PSA accounts. The local database takes long to scan a
  /// large table, so they are looked for once.
  private List<String> partitions(String connection) {
    return partitions.computeIfAbsent(
        connection,
        _ ->
            all()
                .map(item -> item.get("pk").s())
                .filter(pk -> pk.startsWith("A#") || pk.endsWith("#C#" + connection))
                .distinct()
                .toList());
  }

  private Stream<Map<String, AttributeValue>> itemsOf(String partition) {
    return client
        .queryPaginator(
            it ->
                it.tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .stream()
        .toList()
        .stream();
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
  }
}
