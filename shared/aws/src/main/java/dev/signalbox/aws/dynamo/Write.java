package dev.signalbox.aws.dynamo;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// One write to one item, and the condition under which it happens.
sealed interface Write {

  Key key();

  @Nullable Expression condition();

  /// Replaces the whole item.
  record PutItem(Key key, Fields fields, @Nullable Expression condition) implements Write {}

  /// Changes some attributes; makes the item when there is none.
  record Change(Key key, Expression update, @Nullable Expression condition) implements Write {}

  record Remove(Key key, @Nullable Expression condition) implements Write {}

  /// Writes nothing: what a transaction's other writes depend on.
  record Check(Key key, Expression condition) implements Write {}

  static Write put(Key key, Fields fields) {
    return new PutItem(key, fields, null);
  }

  static Write put(Key key, Fields fields, Expression condition) {
    return new PutItem(key, fields, condition);
  }

  static Change change(Key key, Fields fields) {
    return new Change(key, fields.update(), null);
  }

  static Change change(Key key, Fields fields, Expression condition) {
    return new Change(key, fields.update(), condition);
  }

  static Write remove(Key key) {
    return new Remove(key, null);
  }

  static Write remove(Key key, Expression condition) {
    return new Remove(key, condition);
  }

  /// As a part of a transaction.
  default TransactWriteItem inTransaction(String table) {
    return switch (this) {
      case PutItem put -> TransactWriteItem.builder().put(part(put, table)).build();
      case Change change -> TransactWriteItem.builder().update(part(change, table)).build();
      case Remove remove -> TransactWriteItem.builder().delete(part(remove, table)).build();
      case Check check -> TransactWriteItem.builder().conditionCheck(part(check, table)).build();
    };
  }

  private static Put part(PutItem put, String table) {
    var part = Put.builder().tableName(table).item(put.fields().item(put.key()));
    Expression condition = put.condition();
    if (condition != null) {
      part.conditionExpression(condition.text())
          .expressionAttributeNames(condition.names())
          .expressionAttributeValues(Table.orNull(condition.values()))
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return part.build();
  }

  private static Update part(Change change, String table) {
    Expression both = Table.both(change.update(), change.condition());
    var part =
        Update.builder()
            .tableName(table)
            .key(change.key().attributes())
            .updateExpression(change.update().text())
            .expressionAttributeNames(both.names())
            .expressionAttributeValues(Table.orNull(both.values()));
    Expression condition = change.condition();
    if (condition != null) {
      part.conditionExpression(condition.text())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return part.build();
  }

  private static ConditionCheck part(Check check, String table) {
    return ConditionCheck.builder()
        .tableName(table)
        .key(check.key().attributes())
        .conditionExpression(check.condition().text())
        .expressionAttributeNames(check.condition().names())
        .expressionAttributeValues(Table.orNull(check.condition().values()))
        .build();
  }

  private static Delete part(Remove remove, String table) {
    var part = Delete.builder().tableName(table).key(remove.key().attributes());
    Expression condition = remove.condition();
    if (condition != null) {
      part.conditionExpression(condition.text())
          .expressionAttributeNames(condition.names())
          .expressionAttributeValues(Table.orNull(condition.values()))
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return part.build();
  }
}
