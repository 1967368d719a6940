package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.demo.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FairnessTest {

  private static final int BUSY = 100;

  @Test
  void aQuietGroupDoesNotWaitBehindABusyOne() throws Exception {
    try (var cloud = LocalCloud.start(CloudOptions.anyPorts());
        var aws = new AwsCalls(cloud.endpoints())) {
      Created made = new QueueResource(aws, Duration.ofMinutes(5)).create("fair", Map.of());
      for (int i = 0; i < BUSY; i++) {
        send(aws, made.reference(), "busy");
      }
      send(aws, made.reference(), "quiet");

      var queue = new Queue(aws, made.reference());
      var faults = new CopyOnWriteArrayList<String>();
      try (var source = new FairSource(queue, "fair", new Retrying(faults::add))) {
        awaitAll(source);
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
  private static void awaitAll(FairSource source) {
    boolean _ =
        Patience.until(
            "all messages",
            Duration.ofMinutes(1),
            () -> Optional.of(true).filter(_ -> source.waiting() == BUSY + 1));
  }
}
