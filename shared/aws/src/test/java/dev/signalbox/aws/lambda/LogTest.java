package dev.signalbox.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogTest {

  private final List<String> lines = new ArrayList<>();
  private final Log log = new Log("sync", lines::add);

  @Test
  void eachEntryIsOneJsonObjectOnOneLine() {
    log.info("hint\nqueued", line -> line.put("tenant", "a \"b\"\n c").put("count", 3));
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).doesNotContain("\n");
    assertThat(Json.parseObject(lines.getFirst()))
        .isEqualTo(
            Json.object()
                .put("level", "info")
                .put("function", "sync")
                .put("event", "hint\nqueued")
                .put("tenant", "a \"b\"\n c")
                .put("count", 3)
                .build());
  }

  @Test
  void faultIsToldByTypesAndPlacesNeverByItsMessage() {
    var fault = new IllegalStateException("secret=1", new IllegalArgumentException("ticket text"));
    log.error("runFailed", fault, line -> line.put("run", "r1"));
    var line = Json.parseObject(lines.getFirst());
    assertThat(lines.getFirst()).doesNotContain("secret=1", "ticket text");
    assertThat(line.list("fault"))
        .containsExactly(
            Json.text("java.lang.IllegalStateException"),
            Json.text("java.lang.IllegalArgumentException"));
    assertThat(line.list("at").getFirst().asText().orElseThrow())
        .startsWith("dev.signalbox.aws.lambda.LogTest.");
    assertThat(line.text("run")).contains("r1");
  }

  @Test
  void primingGoesOnAfterAStepThatFails() {
    var ran = new ArrayList<String>();
    Primer.run(
        log,
        () -> {
          throw new IllegalStateException("table away");
        },
        () -> ran.add("second"));
    assertThat(ran).containsExactly("second");
    assertThat(Json.parseObject(lines.getFirst()).text("event")).contains("primeFailed");
  }
}
