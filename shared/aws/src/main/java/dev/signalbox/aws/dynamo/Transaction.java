package dev.signalbox.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Several writes of which all happen or none.
final class Transaction {

  /// DynamoDB takes so many writes at once.
  static final int MOST_WRITES = 100;

  private static final String CONDITION = "ConditionalCheckFailed";

  private final DynamoDbClient client;
  private final String table;
  private final Patience patience;

  Transaction(DynamoDbClient client, String table, Patience patience) {
    this.client = client;
    this.table = table;
    this.patience = patience;
  }

  List<Refused> run(List<Write> writes) {
    List<TransactWriteItem> items =
        writes.stream().map(write -> write.inTransaction(table)).toList();
    for (int tried = 1; ; tried++) {
      try {
        client.transactWriteItems(TransactWriteItemsRequest.builder().transactItems(items).build());
        return List.of();
      } catch (TransactionCanceledException e) {
        List<Refused> refused = refused(e.cancellationReasons());
        if (!refused.isEmpty()) {
          return refused;
        }
        // A conflict with another transaction, or throttling: as a whole it may be tried again.
        if (!patience.again(tried)) {
          throw e;
        }
      }
    }
  }

  private static List<Refused> refused(List<CancellationReason> reasons) {
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      CancellationReason reason = reasons.get(i);
      if (CONDITION.equals(reason.code())) {
        refused.add(
            new Refused(
                i, reason.hasItem() ? Optional.of(new Item(reason.item())) : Optional.empty()));
      }
    }
    return refused;
  }
}
