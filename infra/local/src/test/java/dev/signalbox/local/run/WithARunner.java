package dev.signalbox.local.run;

import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A test of the deployment that the sample template describes, started once for its class.
abstract class WithARunner {

  static final Path SAMPLE = Path.of("src/test/resources/sample.yaml");
  static final List<String> LOG = new ArrayList<>();
  static LocalCloud cloud;
  static TemplateRunner runner;
  static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    cloud = LocalCloud.start(CloudOptions.anyPorts());
    runner =
        TemplateRunner.start(
            SAMPLE,
            cloud,
            RunnerOptions.forTests()
                .withLongestVisibility(Duration.ofSeconds(4))
                .withLog(line -> {
                  synchronized (LOG) {
                    LOG.add(line);
                  }
                }));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws Exception {
    http.close();
    runner.close();
    cloud.close();
  }

  @BeforeEach
  void reset() {
    BatchHandler.reset(_ -> "");
  }

  static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(runner.apiUrl().resolve(path));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
