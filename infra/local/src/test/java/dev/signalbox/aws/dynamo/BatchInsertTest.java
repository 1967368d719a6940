package dev.signalbox.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

@OnCloud
@Needs(AwsService.DYNAMODB)
class BatchInsertTest {

  private final String pk = UUID.randomUUID().toString();
  private final Cloud cloud;
  private final Table table;

  BatchInsertTest(Cloud cloud) {
    this.cloud = cloud;
    table = StateTable.on(cloud);
  }

  @Test
  void whatIsThereStaysAndIsNamedAndTheOthersArePut() {
    assertThat(table.insert(items("first", 1, 2))).isEmpty();
    assertThat(table.insert(items("second", 2, 3))).containsExactly(key(2));
    assertThat(texts()).containsExactly("first", "first", "second");
  }

  @Test
  void anEmptyAttributeIsAbsent() {
    Fields fields = new Fields().text("a", null).number("n", 7).flag("b", true);
    assertThat(table.insert(List.of(new Write.PutItem(key(1), fields, null)))).isEmpty();
    assertThat(table.get(key(1)).orElseThrow().attributes())
        .containsOnlyKeys("pk", "sk", "v", "n", "b");
  }

  @Test
  void whatDynamoDbWasTooBusyForIsTriedAgain() {
    var busy = new Refusing(BatchStatementErrorCodeEnum.THROTTLING_ERROR, 2);
    assertThat(StateTable.on(cloud, busy).insert(items("text", 1, 20))).isEmpty();
    assertThat(texts()).hasSize(20);
    assertThat(busy.asked).containsExactly(20, 10, 5);
  }

  @Test
  void whatDynamoDbKeepsRefusingEndsInAFault() {
    var busy = new Refusing(BatchStatementErrorCodeEnum.TRANSACTION_CONFLICT, 100);
    assertThatThrownBy(() -> StateTable.on(cloud, busy).insert(items("text", 1, 1)))
        .hasMessageContaining("keeps refusing")
        .hasMessageContaining("TransactionConflict");
  }

  @Test
  void whatIsForbiddenIsNotTriedAgain() {
    var strict = new Refusing(BatchStatementErrorCodeEnum.ACCESS_DENIED, 100);
    assertThatThrownBy(() -> StateTable.on(cloud, strict).insert(items("text", 1, 1)))
        .hasMessageContaining("AccessDenied, for a test");
    assertThat(strict.asked).hasSize(1);
  }

  private List<Write.PutItem> items(String text, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> new Write.PutItem(key(i), new Fields().text("a", text), null))
        .toList();
  }

  private Key key(int i) {
    return new Key(pk, "%03d".formatted(i));
  }

  private List<String> texts() {
    return table.queryAll(pk, "").stream().map(item -> item.text("a")).toList();
  }

  /// Refuses every second statement of a request, the first one among them.
  private static final class Refusing implements ExecutionInterceptor {

    private final BatchStatementErrorCodeEnum code;
    private final List<Integer> asked = new ArrayList<>();
    private int left;

    Refusing(BatchStatementErrorCodeEnum code, int times) {
      this.code = code;
      this.left = times;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      if (!(context.request() instanceof BatchExecuteStatementRequest batch)) {
        return context.request();
      }
      int size = batch.statements().size();
      asked.add(size);
      if (left == 0) {
        return batch;
      }
      var some = IntStream.range(0, size).filter(i -> i % 2 == 1 || size == 1);
      return batch.toBuilder().statements(some.mapToObj(batch.statements()::get).toList()).build();
    }

    @Override
    public SdkResponse modifyResponse(
        Context.ModifyResponse context, ExecutionAttributes attributes) {
      if (left == 0 || !(context.response() instanceof BatchExecuteStatementResponse answer)) {
        return context.response();
      }
      left--;
      List<BatchStatementResponse> all = new ArrayList<>();
      for (int i = 0; i < asked.getLast(); i++) {
        all.add(i % 2 == 0 ? refused() : answer.responses().get(i / 2));
      }
      return answer.toBuilder().responses(all).build();
    }

    private BatchStatementResponse refused() {
      return BatchStatementResponse.builder()
          .error(error -> error.code(code).message("for a test"))
          .build();
    }
  }
}
