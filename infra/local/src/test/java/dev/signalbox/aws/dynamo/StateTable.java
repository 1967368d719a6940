package dev.signalbox.aws.dynamo;

import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The state table, made once per cloud as template.yaml makes it. All suites share it: each has
/// tenants of its own.
public final class StateTable {

  private static final Map<Cloud, String> MADE = new ConcurrentHashMap<>();
  private static final Map<Cloud, Table> TABLES = new ConcurrentHashMap<>();

  private StateTable() {}

  public static Table on(Cloud cloud) {
    return TABLES.computeIfAbsent(
        cloud,
        it ->
            new Table(
                it.client(AwsService.DYNAMODB, DynamoDbClient.builder()),
                name(it),
                StateTable::sleep));
  }

  /// The same table through a client of its own.
  static Table on(Cloud cloud, ExecutionInterceptor interceptor) {
    DynamoDbClient client =
        cloud.client(
            AwsService.DYNAMODB,
            DynamoDbClient.builder()
                .overrideConfiguration(settings -> settings.addExecutionInterceptor(interceptor)));
    return new Table(client, name(cloud), StateTable::sleep);
  }

  private static String name(Cloud cloud) {
    return MADE.computeIfAbsent(cloud, StateTable::make);
  }

  private static String make(Cloud cloud) {
    DynamoDbClient client = cloud.client(AwsService.DYNAMODB, DynamoDbClient.builder());
    String name = "state-" + UUID.randomUUID();
    client.createTable(request(name));
    client.waiter().waitUntilTableExists(it -> it.tableName(name)).matched();
    return name;
  }

  private static CreateTableRequest request(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.of("pk", "sk", "owedShard", "dueAt", "listKey", "listSort")
                .map(StateTable::text)
                .toList())
        .keySchema(keys("pk", "sk"))
        .globalSecondaryIndexes(
            index(
                "owed",
                keys("owedShard", "dueAt"),
                Projection.builder().projectionType(ProjectionType.ALL).build()),
            index(
                "list",
                keys("listKey", "listSort"),
                Projection.builder()
                    .projectionType(ProjectionType.INCLUDE)
                    .nonKeyAttributes("ticket", "number", "title", "psaStatus", "queue", "company")
                    .build()))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, List<KeySchemaElement> keys, Projection projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys)
        .projection(projection)
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
