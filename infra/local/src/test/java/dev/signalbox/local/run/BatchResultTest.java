package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchResultTest {

  private static final List<QueueMessage> BATCH = List.of(message("a"), message("b"));

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":[]}"})
  void noFailureMeansAllDone(String answer) {
    assertThat(done(answer)).isEqualTo(BATCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"other\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"unknown\"}]}"
      })
  void anAnswerThatCannotBeTrustedMeansNoneDone(String answer) {
    assertThat(done(answer)).isEmpty();
  }

  @Test
  void aNamedFailureComesAgainAlone() {
    assertThat(done("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}"))
        .containsExactly(BATCH.getLast());
  }

  @Test
  void withoutReportingTheAnswerDoesNotMatter() {
    byte[] answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}".getBytes(UTF_8);

    assertThat(BatchResult.done(BATCH, answer, false)).isEqualTo(BATCH);
  }

  private static List<QueueMessage> done(String answer) {
    return BatchResult.done(BATCH, answer.getBytes(UTF_8), true);
  }

  private static QueueMessage message(String id) {
    return QueueMessage.now(Json.object().put("MessageId", id).put("Body", "x").build());
  }
}
