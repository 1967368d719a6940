package dev.signalbox.local.contract;

import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// Chooses and starts the cloud of a test run.
final class CloudTarget {

  private CloudTarget() {}

  static Cloud start() throws Exception {
    String endpoint = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");
    if (System.getProperty("cloud", "").equals("localstack")) {
      return localStack();
    }
    return endpoint.isBlank() ? embedded() : endpoint(URI.create(endpoint));
  }

  private static Cloud embedded() throws Exception {
    LocalCloud cloud = LocalCloud.start(CloudOptions.anyPorts());
    // It outlives its suites: those with a cloud of their own come before it and after it.
    cloud.leaveSettingsToOthers();
    return new Cloud("embedded", cloud.endpoints().uris(), cloud::close);
  }

  /// A general emulator: mail and model only where a variable of their own says so, since the free
  /// ones do not speak Converse.
  private static Cloud endpoint(URI uri) {
    var endpoints = general(uri);
    for (AwsService service : AwsService.values()) {
      String own = System.getenv().getOrDefault(service.variable(), "");
      if (!own.isBlank()) {
        endpoints.put(service, URI.create(own));
      }
    }
    return new Cloud(System.getProperty("cloud", "endpoint"), endpoints, () -> {});
  }

  private static Map<AwsService, URI> general(URI uri) {
    var endpoints = new EnumMap<AwsService, URI>(AwsService.class);
    endpoints.put(AwsService.DYNAMODB, uri);
    endpoints.put(AwsService.SQS, uri);
    endpoints.put(AwsService.SECRETS, uri);
    return endpoints;
  }

  private static Cloud localStack() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return withoutDocker();
    }
    String image = System.getProperty("localstack.image", "localstack/localstack:4.14.0");
    var container =
        new LocalStackContainer(DockerImageName.parse(image))
            .withServices("dynamodb", "sqs", "secretsmanager");
    String token = System.getenv().getOrDefault("LOCALSTACK_AUTH_TOKEN", "");
    if (!token.isBlank()) {
      container.withEnv("LOCALSTACK_AUTH_TOKEN", token);
    }
    container.start();
    return new Cloud("localstack", general(container.getEndpoint()), container::close);
  }

  private static Cloud withoutDocker() {
    String message = "LocalStack was asked for (-Dcloud=localstack), and there is no Docker.";
    if (Boolean.getBoolean("cloud.required")) {
      throw new IllegalStateException(message + " -Dcloud.required=true makes that a failure.");
    }
    System.err.println("SKIPPED: " + message);
    throw new TestAbortedException(message);
  }
}
