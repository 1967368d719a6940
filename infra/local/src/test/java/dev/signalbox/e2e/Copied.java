package dev.signalbox.e2e;

import dev.signalbox.core.connection.ConnectionRef;
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
  private final Set<String> accounts;

  /// @param table in which all accounts that count already have been called
  Copied(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.accounts =
        all("begins_with(pk, :account)", Map.of(":account", AttributeValue.fromS("A#")))
            .map(item -> item.get("pk").s())
            .collect(Collectors.toSet());
    if (accounts.isEmpty()) {
      throw new IllegalStateException("No account has been called yet.");
    }
  }

  /// The records in which two copies differ, each with what both say of it.
  List<String> differences(String connection, String otherConnection) {
    var one = new TreeMap<String, String>();
    var other = new TreeMap<String, String>();
    all(
            "contains(pk, :one) OR contains(pk, :other)",
            Map.of(
                ":one", AttributeValue.fromS(within(connection)),
                ":other", AttributeValue.fromS(within(otherConnection))))
        .forEach(item -> {
          if (item.get("pk").s().contains(within(connection))) {
            one.put(key(item, connection), content(item, connection));
          } else {
            other.put(key(item, otherConnection), content(item, otherConnection));
          }
        });
    if (one.isEmpty()) {
      throw new IllegalStateException("Nothing was copied.");
    }
    return differences(one, other);
  }

  /// As above, of records by their keys.
  static List<String> differences(Map<String, String> one, Map<String, String> other) {
    var keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(one.get(key), other.get(key)))
        .map(key -> key + "\n" + one.get(key) + "\n--\n" + other.get(key))
        .toList();
  }

  /// All items that are so. Tests may scan; nothing that runs may.
  private Stream<Map<String, AttributeValue>> all(
      String condition, Map<String, AttributeValue> values) {
    ScanRequest scan =
        ScanRequest.builder()
            .tableName(table)
            .filterExpression(condition)
            .expressionAttributeValues(values)
            .build();
    return ScopedValue.where(TableUse.BY_A_TEST, true)
        .call(() -> client.scanPaginator(scan).items().stream().toList())
        .stream();
  }

  /// What the keys of a connection's records have in them.
  private static String within(String connection) {
    return "#C#" + connection + "#";
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
  /// limiter run out. Asked for by their keys, since it waits for this in the middle of a run.
  void letLeasesRunOut(ConnectionRef ref) {
    accounts.stream()
        .flatMap(account -> some(account, "CALL#"))
        .forEach(place -> client.deleteItem(it -> it.tableName(table).key(keyOf(place))));
    some("T#" + ref.tenant() + "#C#" + ref.connection(), "RUN#")
        .forEach(run ->
            client.updateItem(
                it -> it.tableName(table).key(keyOf(run)).updateExpression("REMOVE leaseUntil")));
  }

  private Stream<Map<String, AttributeValue>> some(String partition, String prefix) {
    return client
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(partition),
                        ":sk", AttributeValue.fromS(prefix))))
        .items()
        .stream()
        .toList()
        .stream();
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
  }
}
