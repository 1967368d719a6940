package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// How messages and schedules reach functions.
class EventSourcesTest extends WithARunner {

  @Test
  void messagesOfAWindowComeTogether() {
    // A machine that is busy may be too slow for a window, and for what is hidden meanwhile.
    for (int i = 0; i < 5 && (i == 0 || !cameTogether()); i++) {
      String round = "m" + i + "-";
      BatchHandler.reset(_ -> "");
      sendMessages(IntStream.range(0, 40).mapToObj(number -> round + number).toList());
      await(() -> Set.copyOf(BatchHandler.bodies()).size() >= 40);
    }

    assertThat(BatchHandler.bodies()).hasSize(40).doesNotHaveDuplicates();
    assertThat(BatchHandler.BATCHES).hasSizeLessThanOrEqualTo(4);
    Json.Obj record = BatchHandler.BATCHES.getFirst().getFirst();
    assertThat(record.text("eventSource")).hasValue("aws:sqs");
    assertThat(record.text("eventSourceARN").orElseThrow()).endsWith(":signalbox-WorkQueue");
    assertThat(record.object("attributes").orElseThrow().text("ApproximateReceiveCount"))
        .hasValue("1");
    assertThat(runner.usage().queuesDelivered())
        .anyMatch(used -> used.startsWith("BatchFunction arn:aws:sqs:"));
  }

  @Test
  void onlyFailedMessagesComeAgainAndPoisonEndsInTheDeadLetterQueue() {
    BatchHandler.reset(batch ->
        batch.stream()
            .filter(record -> record.text("body").orElse("").equals("poison"))
            .map(record -> record.text("messageId").orElse(""))
            .findFirst()
            .map(id -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}")
            .orElse("{\"batchItemFailures\":[]}"));
    sendMessages(List.of("fine", "poison"));

    assertThat(dead()).isEqualTo("poison");
    assertThat(BatchHandler.bodies().stream().filter("fine"::equals)).hasSize(1);
    assertThat(BatchHandler.bodies().stream().filter("poison"::equals)).hasSize(2);
  }

  @Test
  void aScheduleFiresWhenToldAndIsSilentWhilePaused() {
    assertThat(runner.schedules()).containsExactlyInAnyOrder("BatchFunction.Tick", "Sweep");

    runner.fire("BatchFunction.Tick");
    assertThat(BatchHandler.bodies()).containsExactly("tick");

    runner.fire("Sweep");
    await(() -> BatchHandler.bodies().contains("{\"type\":\"sweep\"}"));
    assertThat(runner.usage().schedulesFired()).contains("BatchFunction.Tick", "Sweep");
  }

  private static void sendMessages(List<String> bodies) {
    try (var sqs = SqsClient.create()) {
      for (int from = 0; from < bodies.size(); from += 10) {
        var entries =
            bodies.subList(from, Math.min(from + 10, bodies.size())).stream()
                .map(b -> SendMessageBatchRequestEntry.builder().id(b).messageBody(b).build())
                .toList();
        var sent =
            sqs.sendMessageBatch(
                r -> r.queueUrl(runner.queues().get("WorkQueue")).entries(entries));
        assertThat(sent.failed()).isEmpty();
      }
    }
  }

  /// In short polls: the emulator does not wake a waiting one when it moves a message.
  private static String dead() {
    try (var sqs = SqsClient.create()) {
      return IntStream.range(0, 60)
          .mapToObj(_ ->
              sqs.receiveMessage(
                  r -> r.queueUrl(runner.queues().get("WorkDeadQueue")).waitTimeSeconds(1)))
          .flatMap(answer -> answer.messages().stream())
          .findFirst()
          .orElseThrow()
          .body();
    }
  }

  private static boolean cameTogether() {
    return BatchHandler.bodies().size() == 40 && BatchHandler.BATCHES.size() <= 4;
  }

  private static void await(BooleanSupplier condition) {
    boolean _ =
        Patience.until(
            "the messages",
            Duration.ofMinutes(1),
            () -> Optional.of(true).filter(_ -> condition.getAsBoolean()));
  }
}
