package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.cloud.AwsService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// Batches of statements of DynamoDB.
@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoStatementsContract extends WithATable {

  private static final int MOST = 25;

  DynamoStatementsContract(Cloud cloud) {
    super(cloud);
  }

  @Test
  @KnownGap(value = "moto", because = "it answers 500 to an item of parameters")
  void anInsertPutsAnItemOnlyWhereThereIsNoneAndTheOthersGoOn() {
    put(item("2", text(Map.of("a", "there"))));

    var answers = run(List.of(insert("1"), insert("2"), insert("3"))).responses();

    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).error()).isNull();
    assertThat(answers.get(1).error().code()).isEqualTo(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
    assertThat(answers.get(2).error()).isNull();
    assertThat(get("1")).containsEntry("a", AttributeValue.fromS("new"));
    assertThat(get("2")).containsEntry("a", AttributeValue.fromS("there"));
    assertThat(get("3")).containsEntry("a", AttributeValue.fromS("new"));
  }

  @Test
  @KnownGap(
      value = {"embedded", "moto"},
      because = "DynamoDB Local tells no capacity of statements, moto fails on their parameters")
  void eachStatementIsChargedOnce() {
    var charged = run(IntStream.range(0, MOST).mapToObj(i -> insert("c" + i)).toList());
    assertThat(charged.consumedCapacity())
        .singleElement()
        .satisfies(one -> assertThat(one.capacityUnits()).isEqualTo(MOST));
  }

  @Test
  void aBatchTakesSoManyStatementsAndNoMore() {
    var more = IntStream.rangeClosed(0, MOST).mapToObj(i -> insert("m" + i)).toList();
    assertThatThrownBy(() -> run(more)).isInstanceOf(DynamoDbException.class);
    assertThat(get("m0")).isEmpty();
  }

  private BatchStatementRequest insert(String sk) {
    return BatchStatementRequest.builder()
        .statement("INSERT INTO \"" + TABLE + "\" VALUE {'pk':?,'sk':?,'a':?}")
        .parameters(AttributeValue.fromS(pk), AttributeValue.fromS(sk), AttributeValue.fromS("new"))
        .build();
  }

  private BatchExecuteStatementResponse run(List<BatchStatementRequest> statements) {
    return dynamo.batchExecuteStatement(
        batch -> batch.statements(statements).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }
}
