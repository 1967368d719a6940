package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.local.cloud.AwsService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@OnCloud
@Needs(AwsService.DYNAMODB)
// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
class DynamoContract {

  private static final String TABLE = "contract-" + UUID.randomUUID();

  private final DynamoDbClient dynamo;
  private final String pk = UUID.randomUUID().toString();

  DynamoContract(Cloud cloud) {
    dynamo = cloud.client(AwsService.DYNAMODB, DynamoDbClient.builder());
    if (!dynamo.listTables().tableNames().contains(TABLE)) {
      createTable();
    }
  }

  private void createTable() {
    dynamo.createTable(table ->
        table
            .tableName(TABLE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("gpk").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("gsk").attributeType(ScalarAttributeType.S))
            .keySchema(
                k -> k.attributeName("pk").keyType(KeyType.HASH),
                k -> k.attributeName("sk").keyType(KeyType.RANGE))
            .globalSecondaryIndexes(g ->
                g.indexName("byTime")
                    .keySchema(
                        k -> k.attributeName("gpk").keyType(KeyType.HASH),
                        k -> k.attributeName("gsk").keyType(KeyType.RANGE))
                    .projection(p -> p.projectionType(ProjectionType.ALL))));
    dynamo.waiter().waitUntilTableExists(r -> r.tableName(TABLE)).matched();
  }

  @Test
  void anItemComesBackAsItWasPut() {
    Map<String, AttributeValue> item =
        item(
            "1",
            Map.of(
                "n", AttributeValue.fromN("12345678901234567890.5"),
                "set", AttributeValue.fromSs(List.of("a", "b")),
                "map", AttributeValue.fromM(Map.of("x", AttributeValue.fromBool(true))),
                "list", AttributeValue.fromL(List.of(AttributeValue.fromNul(true)))));
    put(item);

    assertThat(get("1")).isEqualTo(item);
    assertThat(get("2")).isEmpty();
  }

  @Test
  void aPutOnConditionTellsWhatStoodInItsWay() {
    put(item("1", Map.of("v", AttributeValue.fromN("7"))));

    var refused =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () ->
                dynamo.putItem(
                    absent(item("1", Map.of("v", AttributeValue.fromN("8"))))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build()));

    assertThat(refused.item()).containsEntry("v", AttributeValue.fromN("7"));
    assertThat(get("1")).containsEntry("v", AttributeValue.fromN("7"));
  }

  @Test
  void anUpdateOnConditionChangesOneFieldAndLeavesTheRest() {
    put(item("1", text(Map.of("a", "old", "unknown", "kept"))));

    var updated =
        dynamo.updateItem(r ->
            r.tableName(TABLE)
                .key(key("1"))
                .updateExpression("SET #a = :new ADD hits :one REMOVE gone")
                .conditionExpression("#a = :old AND attribute_not_exists(hits)")
                .expressionAttributeNames(Map.of("#a", "a"))
                .expressionAttributeValues(
                    Map.of(
                        ":new", AttributeValue.fromS("new"),
                        ":old", AttributeValue.fromS("old"),
                        ":one", AttributeValue.fromN("1")))
                .returnValues(ReturnValue.ALL_NEW));

    assertThat(updated.attributes())
        .containsAllEntriesOf(text(Map.of("a", "new", "unknown", "kept")))
        .containsEntry("hits", AttributeValue.fromN("1"));
    assertThatThrownBy(() -> updateA("old", "newer"))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void aRefusedUpdateTellsWhatStoodInItsWay() {
    put(item("1", text(Map.of("a", "mine"))));

    var refused =
        catchThrowableOfType(
            ConditionalCheckFailedException.class, () -> updateA("theirs", "other"));

    assertThat(refused.item()).containsEntry("a", AttributeValue.fromS("mine"));
  }

  @Test
  void aTransactionIsAllOrNothingAndNamesTheReasons() {
    put(item("1", text(Map.of("a", "there"))));

    var cancelled =
        catchThrowableOfType(
            TransactionCanceledException.class,
            () -> transact(absentInTransaction("1"), absentInTransaction("2")));

    assertThat(cancelled.cancellationReasons())
        .extracting(CancellationReason::code)
        .containsExactly("ConditionalCheckFailed", "None");
    assertThat(cancelled.cancellationReasons().getFirst().item())
        .containsEntry("a", AttributeValue.fromS("there"));
    assertThat(get("2")).isEmpty();

    transact(absentInTransaction("3"), absentInTransaction("4"));
    assertThat(get("3")).isNotEmpty();
    assertThat(get("4")).isNotEmpty();
  }

  @Test
  @KnownGap(value = "moto", because = "it ignores ClientRequestToken and does the work twice")
  void aTransactionWithTheSameTokenHappensOnce() {
    String token = UUID.randomUUID().toString();
    put(item("1", Map.of("n", AttributeValue.fromN("0"))));
    var add =
        TransactWriteItem.builder()
            .update(u ->
                u.tableName(TABLE)
                    .key(key("1"))
                    .updateExpression("ADD n :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
            .build();

    dynamo.transactWriteItems(r -> r.transactItems(add).clientRequestToken(token));
    dynamo.transactWriteItems(r -> r.transactItems(add).clientRequestToken(token));

    assertThat(get("1")).containsEntry("n", AttributeValue.fromN("1"));
  }

  @Test
  void aConditionCheckGuardsAnotherItem() {
    put(item("guard", text(Map.of("a", "open"))));
    var guard =
        TransactWriteItem.builder()
            .conditionCheck(c ->
                c.tableName(TABLE)
                    .key(key("guard"))
                    .conditionExpression("a = :a")
                    .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("shut"))))
            .build();

    assertThatThrownBy(() -> transact(guard, absentInTransaction("5")))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(get("5")).isEmpty();
  }

  @Test
  void aQueryIsPagedByLimitAndGoesBothWays() {
    for (int i = 0; i < 7; i++) {
      put(item("S#" + i, Map.of()));
    }
    put(item("T#0", Map.of()));

    assertThat(query("S#", 3, true))
        .containsExactly("S#0", "S#1", "S#2", "S#3", "S#4", "S#5", "S#6");
    assertThat(query("S#", 3, false)).first().isEqualTo("S#6");
  }

  @Test
  void aQueryPageEndsAtOneMegabyte() {
    for (int i = 0; i < 6; i++) {
      put(item("B#" + i, text(Map.of("blob", "x".repeat(300_000)))));
    }

    var page =
        dynamo.query(r ->
            r.tableName(TABLE)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(pk))));

    assertThat(page.count()).isBetween(3, 4);
    assertThat(page.lastEvaluatedKey()).containsKeys("pk", "sk");
  }

  @Test
  void anIndexHoldsOnlyItemsWithItsKeysAndFollowsThem() {
    put(item("1", text(Map.of("gpk", pk, "gsk", "2026-01"))));
    put(item("2", text(Map.of("gpk", pk, "gsk", "2026-02"))));
    put(item("3", text(Map.of("gsk", "2026-03"))));

    assertThat(byTime("2026-00", "2026-99")).containsExactly("1", "2");

    dynamo.updateItem(r -> r.tableName(TABLE).key(key("1")).updateExpression("REMOVE gpk"));
    assertThat(byTime("2026-00", "2026-99")).containsExactly("2");
    assertThat(byTime("2026-03", "2026-99")).isEmpty();
  }

  @Test
  void aBatchGetBringsWhatIsThere() {
    put(item("1", Map.of()));
    put(item("2", Map.of()));

    var answer =
        dynamo.batchGetItem(r ->
            r.requestItems(
                Map.of(
                    TABLE,
                    KeysAndAttributes.builder().keys(key("1"), key("2"), key("absent")).build())));

    assertThat(answer.responses().get(TABLE))
        .extracting(item -> item.get("sk").s())
        .containsExactlyInAnyOrder("1", "2");
    assertThat(answer.unprocessedKeys()).isEmpty();
  }

  @Test
  void timeToLiveIsSwitchedOnForAnAttribute() {
    dynamo.updateTimeToLive(r ->
        r.tableName(TABLE)
            .timeToLiveSpecification(t -> t.attributeName("expiresAt").enabled(true)));

    var described = dynamo.describeTimeToLive(r -> r.tableName(TABLE)).timeToLiveDescription();
    assertThat(described.attributeName()).isEqualTo("expiresAt");
    assertThat(described.timeToLiveStatusAsString()).isIn("ENABLED", "ENABLING");
  }

  @Test
  void anItemOverFourHundredKilobytesIsRefused() {
    assertThatThrownBy(() -> put(item("1", text(Map.of("blob", "x".repeat(410_000))))))
        .hasMessageContaining("size");
  }

  private void put(Map<String, AttributeValue> item) {
    dynamo.putItem(r -> r.tableName(TABLE).item(item));
  }

  private Map<String, AttributeValue> get(String sk) {
    return dynamo.getItem(r -> r.tableName(TABLE).key(key(sk)).consistentRead(true)).item();
  }

  private PutItemRequest.Builder absent(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .tableName(TABLE)
        .item(item)
        .conditionExpression("attribute_not_exists(pk)");
  }

  private TransactWriteItem absentInTransaction(String sk) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(TABLE)
                .item(item(sk, Map.of()))
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private void transact(TransactWriteItem... items) {
    dynamo.transactWriteItems(r -> r.transactItems(items));
  }

  private void updateA(String from, String to) {
    dynamo.updateItem(r ->
        r.tableName(TABLE)
            .key(key("1"))
            .updateExpression("SET a = :to")
            .conditionExpression("a = :from")
            .expressionAttributeValues(text(Map.of(":from", from, ":to", to)))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private List<String> query(String prefix, int limit, boolean forward) {
    var found = new ArrayList<String>();
    dynamo
        .queryPaginator(r ->
            r.tableName(TABLE)
                .keyConditionExpression("pk = :p AND begins_with(sk, :s)")
                .expressionAttributeValues(text(Map.of(":p", pk, ":s", prefix)))
                .scanIndexForward(forward)
                .limit(limit))
        .items()
        .forEach(item -> found.add(item.get("sk").s()));
    return found;
  }

  private List<String> byTime(String from, String to) {
    return dynamo
        .query(r ->
            r.tableName(TABLE)
                .indexName("byTime")
                .keyConditionExpression("gpk = :p AND gsk BETWEEN :from AND :to")
                .expressionAttributeValues(text(Map.of(":p", pk, ":from", from, ":to", to))))
        .items()
        .stream()
        .map(item -> item.get("sk").s())
        .toList();
  }

  private Map<String, AttributeValue> item(String sk, Map<String, AttributeValue> fields) {
    var item = new HashMap<>(fields);
    item.putAll(key(sk));
    return item;
  }

  private Map<String, AttributeValue> key(String sk) {
    return text(Map.of("pk", pk, "sk", sk));
  }

  private static Map<String, AttributeValue> text(Map<String, String> fields) {
    var values = new HashMap<String, AttributeValue>();
    fields.forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
    return values;
  }
}
