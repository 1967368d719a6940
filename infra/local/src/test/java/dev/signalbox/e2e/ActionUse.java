package dev.signalbox.e2e;

import dev.signalbox.local.run.Running;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Watches every AWS client of this JVM: which IAM actions each function needs. The SDK finds it by
/// the file `execution.interceptors`.
public final class ActionUse implements ExecutionInterceptor {

  /// `SyncFunction dynamodb:GetItem`, for each function and action.
  static final Set<String> USED = new ConcurrentSkipListSet<>();

  /// Where the action is called otherwise than the operation.
  private static final Map<String, String> ACTIONS =
      Map.of(
          "sqs:SendMessageBatch", "sqs:SendMessage",
          "bedrock:Converse", "bedrock:InvokeModel");

  private static final Map<String, String> SERVICES =
      Map.of("secretsmanager", "secretsmanager", "sesv2", "ses", "bedrockruntime", "bedrock");

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Running.function()
        .ifPresent(function ->
            actions(context.request(), attributes)
                .forEach(action -> USED.add(function + " " + action)));
  }

  private static Stream<String> actions(SdkRequest request, ExecutionAttributes attributes) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().map(ActionUse::action);
    }
    if (request instanceof BatchExecuteStatementRequest batch) {
      return batch.statements().stream().map(ActionUse::action);
    }
    String name =
        attributes
            .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
            .replaceAll("\\W", "")
            .toLowerCase(Locale.ROOT);
    String operation =
        SERVICES.getOrDefault(name, name)
            + ":"
            + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    return Stream.of(ACTIONS.getOrDefault(operation, operation));
  }

  /// `INSERT …` needs `PartiQLInsert`.
  private static String action(BatchStatementRequest statement) {
    String verb = statement.statement().substring(0, statement.statement().indexOf(' '));
    return "dynamodb:PartiQL" + verb.charAt(0) + verb.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String action(TransactWriteItem item) {
    if (item.put() != null) {
      return "dynamodb:PutItem";
    }
    if (item.update() != null) {
      return "dynamodb:UpdateItem";
    }
    return item.delete() != null ? "dynamodb:DeleteItem" : "dynamodb:ConditionCheckItem";
  }
}
