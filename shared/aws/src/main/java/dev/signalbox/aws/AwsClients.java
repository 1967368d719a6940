package dev.signalbox.aws;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The AWS clients of a function, each made when it is first asked for. Region and credentials are
/// those of the function: its variables, or under SnapStart the container's endpoint; profile files
/// are not read. Where services are is the SDK's own business: `AWS_ENDPOINT_URL_…` and nothing
/// else points them elsewhere.
public final class AwsClients {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private final CallLimits limits;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final Once<SdkHttpClient> http = new Once<>(this::http);
  private final Once<DynamoDbClient> dynamo = new Once<>(() -> build(DynamoDbClient.builder()));
  private final Once<SqsClient> sqs = new Once<>(() -> build(SqsClient.builder()));
  private final Once<SecretsManagerClient> secrets =
      new Once<>(() -> build(SecretsManagerClient.builder()));
  private final Once<SesV2Client> mail = new Once<>(() -> build(SesV2Client.builder()));

  /// @param limits by the time that the function has
  public AwsClients(Environment environment, CallLimits limits) {
    this.limits = limits;
    region = Region.of(environment.find("AWS_REGION").orElseGet(AwsClients::regionOfProcess));
    credentials =
        AwsCredentialsProviderChain.of(
            SystemPropertyCredentialsProvider.create(),
            EnvironmentVariableCredentialsProvider.create(),
            ContainerCredentialsProvider.create());
  }

  private static String regionOfProcess() {
    String region = System.getProperty("aws.region", "");
    if (region.isEmpty()) {
      throw new IllegalStateException("AWS_REGION is not set; Lambda sets it for each function.");
    }
    return region;
  }

  public DynamoDbClient dynamo() {
    return dynamo.get();
  }

  public SqsClient sqs() {
    return sqs.get();
  }

  public SecretsManagerClient secrets() {
    return secrets.get();
  }

  public SesV2Client mail() {
    return mail.get();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http.get())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .defaultProfileFile(ProfileFile.aggregator().build())
                .apiCallAttemptTimeout(limits.attempt())
                .apiCallTimeout(limits.call())
                .build())
        .build();
  }

  private SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(limits.attempt())
        .build();
  }

  /// A value that is made when it is first needed.
  private static final class Once<T> {
    private final Supplier<T> making;
    private @Nullable T made;

    Once(Supplier<T> making) {
      this.making = making;
    }

    synchronized T get() {
      T value = made;
      if (value == null) {
        value = making.get();
        made = value;
      }
      return value;
    }
  }
}
