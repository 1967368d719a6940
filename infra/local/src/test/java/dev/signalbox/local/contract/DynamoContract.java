package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.local.cloud.AwsService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Items of DynamoDB, written one at a time and on conditions.
@OnCloud
@Needs(AwsService.DYNAMODB)
// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
class DynamoContract extends WithATable {

  DynamoContract(Cloud cloud) {
    super(cloud);
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

  private PutItemRequest.Builder absent(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .tableName(TABLE)
        .item(item)
        .conditionExpression("attribute_not_exists(pk)");
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
}
