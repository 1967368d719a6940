package dev.signalbox.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FunctionsTest {

  private static final Path TEMPLATE = Path.of("../../template.yaml");

  @Test
  void handlerOptionsAndVariablesComeFromTheTemplate() throws IOException {
    var settings = new Functions(Files.readString(TEMPLATE)).settings("webhook", "http://aws");
    assertThat(settings.handler()).isEqualTo("dev.signalbox.webhook.WebhookHandler");
    assertThat(settings.javaOptions()).startsWith("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    assertThat(settings.environment())
        .containsAllEntriesOf(
            Map.of(
                "TABLE_NAME", "signalbox-state",
                "REFRESH_QUEUE_URL", "http://aws/000000000000/refresh",
                "AWS_ENDPOINT_URL", "http://aws"))
        .doesNotContainKeys("JAVA_TOOL_OPTIONS", "BEDROCK_MODEL");
  }
}
