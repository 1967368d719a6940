package dev.signalbox.local.contract;

import dev.signalbox.local.cloud.AwsService;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A suite with a table of DynamoDB and a partition key of its own for each test.
// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
abstract class WithATable {

  static final String TABLE = "contract-" + UUID.randomUUID();

  final DynamoDbClient dynamo;
  final String pk = UUID.randomUUID().toString();

  WithATable(Cloud cloud) {
    dynamo = cloud.client(AwsService.DYNAMODB, DynamoDbClient.builder());
    if (!dynamo.listTables().tableNames().contains(TABLE)) {
      createTable();
    }
  }

  private void createTable() {
    dynamo.createTable(table ->
        table
            .tableName(TABLE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("gpk").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("gsk").attributeType(ScalarAttributeType.S))
            .keySchema(
                k -> k.attributeName("pk").keyType(KeyType.HASH),
                k -> k.attributeName("sk").keyType(KeyType.RANGE))
            .globalSecondaryIndexes(g ->
                g.indexName("byTime")
                    .keySchema(
                        k -> k.attributeName("gpk").keyType(KeyType.HASH),
                        k -> k.attributeName("gsk").keyType(KeyType.RANGE))
                    .projection(p -> p.projectionType(ProjectionType.ALL))));
    dynamo.waiter().waitUntilTableExists(r -> r.tableName(TABLE)).matched();
  }

  final void put(Map<String, AttributeValue> item) {
    dynamo.putItem(r -> r.tableName(TABLE).item(item));
  }

  final Map<String, AttributeValue> get(String sk) {
    return dynamo.getItem(r -> r.tableName(TABLE).key(key(sk)).consistentRead(true)).item();
  }

  final Map<String, AttributeValue> item(String sk, Map<String, AttributeValue> fields) {
    var item = new HashMap<>(fields);
    item.putAll(key(sk));
    return item;
  }

  final Map<String, AttributeValue> key(String sk) {
    return text(Map.of("pk", pk, "sk", sk));
  }

  static Map<String, AttributeValue> text(Map<String, String> fields) {
    var values = new HashMap<String, AttributeValue>();
    fields.forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
    return values;
  }
}
