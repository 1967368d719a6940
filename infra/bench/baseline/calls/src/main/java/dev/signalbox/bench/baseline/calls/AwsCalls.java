package dev.signalbox.bench.baseline.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A list of calls, one a line, its words parted by tabs: what a function was seen to call.
public final class AwsCalls {

  private final List<String[]> calls;

  private AwsCalls(List<String[]> calls) {
    this.calls = calls;
  }

  public static AwsCalls of(String text) {
    return new AwsCalls(
        text.lines().filter(line -> !line.isBlank()).map(line -> line.split("\t", -1)).toList());
  }

  public void make() {
    for (String[] call : calls) {
      make(call);
    }
  }

  private static void make(String[] call) {
    switch (call[0]) {
      case "GetItem" -> Clients.table().getItem(get -> get.tableName(call[1]).key(key(call)));
      case "Query" -> query(call);
      case "PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem" ->
          Clients.table().putItem(put -> put.tableName(call[1]).item(key(call)));
      case "BatchGetItem" ->
          Clients.table().batchGetItem(get -> get.requestItems(Map.of(call[1], keys(call))));
      case "SendMessage" ->
          Clients.queue().sendMessage(send -> send.queueUrl(call[1]).messageBody("{}"));
      case "SendMessageBatch" -> sendBatch(call[1]);
      case "GetQueueAttributes" -> Clients.queue().getQueueAttributes(get -> get.queueUrl(call[1]));
      case "GetSecretValue" -> Clients.secrets().getSecretValue(get -> get.secretId(call[1]));
      default -> throw new IllegalArgumentException("The baseline cannot call " + call[0]);
    }
  }

  private static void sendBatch(String url) {
    var entry = SendMessageBatchRequestEntry.builder().id("0").messageBody("{}").build();
    Clients.queue().sendMessageBatch(send -> send.queueUrl(url).entries(entry));
  }

  private static void query(String[] call) {
    Clients.table()
        .query(query ->
            query
                .tableName(call[1])
                .indexName(call[2].isEmpty() ? null : call[2])
                .keyConditionExpression("#p = :p")
                .expressionAttributeNames(Map.of("#p", call[3]))
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(call[4]))));
  }

  private static KeysAndAttributes keys(String[] call) {
    var keys = new ArrayList<Map<String, AttributeValue>>();
    for (int i = 2; i < call.length; i += 2) {
      keys.add(
          Map.of(
              "pk", AttributeValue.fromS(call[i]),
              "sk", AttributeValue.fromS(call[i + 1])));
    }
    return KeysAndAttributes.builder().keys(keys).build();
  }

  private static Map<String, AttributeValue> key(String[] call) {
    return Map.of(
        "pk", AttributeValue.fromS(call[2]),
        "sk", AttributeValue.fromS(call[3]));
  }
}
