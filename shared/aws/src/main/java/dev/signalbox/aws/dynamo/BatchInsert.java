package dev.signalbox.aws.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/// Puts many new items in few requests, each only if there is none under its key, and each by
/// itself: some may be put and others not. DynamoDB charges such an item once, and one of a
/// transaction twice.
final class BatchInsert {

  /// DynamoDB takes so many statements at once.
  static final int MOST = 25;

  private final DynamoDbClient client;
  private final String table;
  private final Patience patience;

  BatchInsert(DynamoDbClient client, String table, Patience patience) {
    this.client = client;
    this.table = table;
    this.patience = patience;
  }

  /// What is to be tried again.
  private record Refusal(Write.PutItem item, String code) {}

  /// Answers the keys under which there was an item already. That may be one's own: a request whose
  /// answer was lost is made again.
  ///
  /// @param items at most [#MOST], of different keys
  Set<Key> run(List<Write.PutItem> items) {
    Set<Key> taken = new HashSet<>();
    List<Write.PutItem> open = items;
    for (int tried = 1; !open.isEmpty(); tried++) {
      List<Refusal> refused = put(open, taken);
      if (!refused.isEmpty() && !patience.again(tried)) {
        String code = refused.getFirst().code();
        throw new IllegalStateException(
            "DynamoDB keeps refusing to write to " + table + ": " + code + ".");
      }
      open = refused.stream().map(Refusal::item).toList();
    }
    return taken;
  }

  private List<Refusal> put(List<Write.PutItem> items, Set<Key> taken) {
    List<Refusal> refused = new ArrayList<>();
    List<BatchStatementResponse> answers = ask(items);
    for (int i = 0; i < items.size(); i++) {
      BatchStatementError error = answers.get(i).error();
      if (error == null) {
        continue;
      }
      if (isTaken(error)) {
        taken.add(items.get(i).key());
      } else if (isPassing(error)) {
        refused.add(new Refusal(items.get(i), error.codeAsString()));
      } else {
        throw new IllegalStateException(
            "DynamoDB refused an item of %s: %s, %s"
                .formatted(table, error.codeAsString(), error.message()));
      }
    }
    return refused;
  }

  private List<BatchStatementResponse> ask(List<Write.PutItem> items) {
    List<BatchStatementRequest> statements = items.stream().map(this::statement).toList();
    var batch = BatchExecuteStatementRequest.builder().statements(statements).build();
    return client.batchExecuteStatement(batch).responses();
  }

  /// `INSERT INTO "table" VALUE {'a':?,'b':?}`: refused where there is an item of that key.
  private BatchStatementRequest statement(Write.PutItem put) {
    StringBuilder text = new StringBuilder("INSERT INTO \"").append(table).append("\" VALUE {");
    List<AttributeValue> values = new ArrayList<>();
    for (Map.Entry<String, AttributeValue> field : put.fields().item(put.key()).entrySet()) {
      text.append(values.isEmpty() ? "'" : ",'").append(field.getKey()).append("':?");
      values.add(field.getValue());
    }
    return BatchStatementRequest.builder()
        .statement(text.append('}').toString())
        .parameters(values)
        .build();
  }

  private static boolean isTaken(BatchStatementError error) {
    return switch (error.code()) {
      case DUPLICATE_ITEM, CONDITIONAL_CHECK_FAILED -> true;
      default -> false;
    };
  }

  /// Whether the same may succeed a moment later.
  private static boolean isPassing(BatchStatementError error) {
    return switch (error.code()) {
      case TRANSACTION_CONFLICT,
          THROTTLING_ERROR,
          PROVISIONED_THROUGHPUT_EXCEEDED,
          REQUEST_LIMIT_EXCEEDED,
          INTERNAL_SERVER_ERROR ->
          true;
      default -> false;
    };
  }
}
