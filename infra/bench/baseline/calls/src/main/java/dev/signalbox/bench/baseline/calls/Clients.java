package dev.signalbox.bench.baseline.calls;

import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// One client per service, made when it is first needed.
final class Clients {

  private static final Region REGION = Region.of(System.getenv("AWS_REGION"));

  private Clients() {}

  static DynamoDbClient table() {
    return Table.CLIENT;
  }

  static SqsClient queue() {
    return Queue.CLIENT;
  }

  static SecretsManagerClient secrets() {
    return Secrets.CLIENT;
  }

  private static final class Table {
    static final DynamoDbClient CLIENT =
        DynamoDbClient.builder()
            .region(REGION)
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  private static final class Queue {
    static final SqsClient CLIENT =
        SqsClient.builder()
            .region(REGION)
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  private static final class Secrets {
    static final SecretsManagerClient CLIENT =
        SecretsManagerClient.builder()
            .region(REGION)
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }
}
