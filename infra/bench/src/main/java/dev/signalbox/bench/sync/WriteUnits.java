package dev.signalbox.bench.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Adds up the units that writes consume, from what they write: DynamoDB Local tells it of single
/// writes only. A kilobyte begun is a unit, in a transaction two; a row of an index comes on top.
/// An update counts as an item of what it sets, which it is wherever a first sync writes.
final class WriteUnits implements ExecutionInterceptor {

  private static final Pattern SET = Pattern.compile("#(\\w+)=:(\\w+)");
  private static final Pattern INSERTED = Pattern.compile("'(\\w+)':\\?");

  private final LongAdder units = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder reads = new LongAdder();

  @Override
  public void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
    switch (context.request()) {
      case PutItemRequest put -> wrote(units(put.item(), 1));
      case UpdateItemRequest update ->
          wrote(
              units(
                  item(
                      update.key(),
                      update.updateExpression(),
                      update.expressionAttributeNames(),
                      update.expressionAttributeValues()),
                  1));
      case DeleteItemRequest _ -> wrote(1);
      case TransactWriteItemsRequest all ->
          wrote(all.transactItems().stream().mapToLong(WriteUnits::units).sum());
      case BatchExecuteStatementRequest all ->
          wrote(all.statements().stream().mapToLong(WriteUnits::units).sum());
      case SdkRequest _ -> reads.increment();
    }
  }

  private void wrote(long consumed) {
    writes.increment();
    units.add(consumed);
  }

  /// `INSERT`, whose values follow in the order of the names.
  private static long units(BatchStatementRequest one) {
    Matcher name = INSERTED.matcher(one.statement());
    Map<String, AttributeValue> item = new HashMap<>();
    for (AttributeValue value : one.parameters()) {
      if (!name.find()) {
        throw new IllegalArgumentException("No statement that puts an item: " + one.statement());
      }
      item.put(name.group(1), value);
    }
    return units(item, 1);
  }

  private static long units(TransactWriteItem one) {
    Put put = one.put();
    Update update = one.update();
    if (put != null) {
      return units(put.item(), 2);
    }
    return update == null
        ? 2
        : units(
            item(
                update.key(),
                update.updateExpression(),
                update.expressionAttributeNames(),
                update.expressionAttributeValues()),
            2);
  }

  private static long units(Map<String, AttributeValue> item, int times) {
    return ItemSize.units(item) * times + StoredItems.indexUnits(item);
  }

  private static Map<String, AttributeValue> item(
      Map<String, AttributeValue> key,
      String update,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    Matcher set = SET.matcher(update);
    while (set.find()) {
      String name = names.get("#" + set.group(1));
      AttributeValue value = values.get(":" + set.group(2));
      if (name != null && value != null) {
        item.put(name, value);
      }
    }
    return item;
  }

  long units() {
    return units.sum();
  }

  /// Requests that wrote something.
  long writes() {
    return writes.sum();
  }

  long reads() {
    return reads.sum();
  }
}
