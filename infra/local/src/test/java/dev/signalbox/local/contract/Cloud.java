package dev.signalbox.local.contract;

import dev.signalbox.local.cloud.AwsService;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/// The one cloud of a test run.
///
/// @param kind `embedded`, `endpoint`, `moto` or `localstack`, as the marks of tests name it
/// @param endpoints where the services listen that it has
public record Cloud(String kind, Map<AwsService, URI> endpoints, Closeable closing)
    implements AutoCloseable {

  boolean has(Set<AwsService> needed) {
    return endpoints.keySet().containsAll(needed);
  }

  public URI endpoint(AwsService service) {
    return endpoints.get(service);
  }

  /// Points a client here, whatever the environment says.
  public <B extends AwsClientBuilder<B, C>, C> C client(AwsService service, B builder) {
    return builder
        .endpointOverride(endpoint(service))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
