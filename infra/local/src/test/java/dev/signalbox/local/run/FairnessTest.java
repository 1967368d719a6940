package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FairnessTest {

  @Test
  void aQuietGroupDoesNotWaitBehindABusyOne() throws Exception {
    try (var cloud = LocalCloud.start(CloudOptions.anyPorts());
        var aws = new AwsCalls(cloud.endpoints())) {
      Created made = new QueueResource(aws, Duration.ofMinutes(5)).create("fair", Map.of());
      for (int i = 0; i < 100; i++) {
        send(aws, made.reference(), "busy");
      }
      send(aws, made.reference(), "quiet");

      var queue = new Queue(aws, made.reference());
      var faults = new CopyOnWriteArrayList<String>();
      try (var source = new FairSource(queue, "fair", new Retrying(faults::add))) {
        awaitAll(aws, made.reference());
        assertThat(take(source)).contains("quiet");
        assertThat(faults).isEmpty();
      }
    }
  }

  private static List<String> take(FairSource source) throws InterruptedException {
    var groups = new ArrayList<String>();
    source.take(10, Duration.ofSeconds(1)).forEach(message -> groups.add(message.group()));
    return groups;
  }

  private static void send(AwsCalls aws, String url, String group) {
    Json.Obj sent =
        aws.sqs(
            "SendMessage",
            Json.object()
                .put("QueueUrl", url)
                .put("MessageBody", "x")
                .put("MessageGroupId", group));
    assertThat(sent.text("MessageId")).isPresent();
  }

  /// Until the reader has fetched all of them ahead.
  private static void awaitAll(AwsCalls aws, String url) throws InterruptedException {
    for (int i = 0; i < 200 && !visible(aws, url).equals("0"); i++) {
      Thread.sleep(50);
    }
  }

  private static String visible(AwsCalls aws, String url) {
    return aws.sqs(
            "GetQueueAttributes",
            Json.object().put("QueueUrl", url).put("AttributeNames", Json.texts(List.of("All"))))
        .object("Attributes")
        .flatMap(all -> all.text("ApproximateNumberOfMessages"))
        .orElse("");
  }
}
