package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.local.cloud.AwsService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Transactions of DynamoDB.
@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoTransactionsContract extends WithATable {

  DynamoTransactionsContract(Cloud cloud) {
    super(cloud);
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
}
