package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.EngineFault.Kind;
import dev.signalbox.core.triage.Opinion.Given;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockFaultsTest {

  private static final String LEAK = "Value 'Lindsey Craft phoning' failed to satisfy constraint";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException, THROTTLED, 4",
    "429, ModelNotReadyException, THROTTLED, 4",
    "400, ServiceQuotaExceededException, THROTTLED, 1",
    "500, InternalServerException, UNAVAILABLE, 4",
    "503, ServiceUnavailableException, UNAVAILABLE, 4",
    "408, ModelTimeoutException, UNAVAILABLE, 1",
    "424, ModelErrorException, UNAVAILABLE, 1",
    "403, AccessDeniedException, DENIED, 1",
    "404, ResourceNotFoundException, DENIED, 1",
    "400, ValidationException, UNUSABLE, 1",
    "418, NeverSeenException, UNUSABLE, 1"
  })
  void errorsMeanWhatCanBeDoneAboutThem(int status, String type, Kind kind, int attempts) {
    rig.server.thenError(status, type, LEAK);

    EngineFault fault = fault();

    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault).hasMessageContaining(String.valueOf(status));
    assertThat(fault.getMessage()).doesNotContain("Lindsey");
    assertThat(rig.server.requests()).hasSize(attempts);
  }

  @Test
  void aRejectionThatRepeatsTheTicketReachesNoLog() {
    rig.server.thenError(400, "ValidationException", LEAK);

    StringWriter trace = new StringWriter();
    fault().printStackTrace(new PrintWriter(trace));

    assertThat(trace.toString()).contains("ValidationException").doesNotContain("Lindsey");
  }

  @Test
  void theBaseIdOfAProfileOnlyModelIsDenied() {
    rig.server.thenError(
        400,
        "ValidationException",
        "Invocation of model ID x with on-demand throughput isn’t supported.");

    assertThat(fault().kind()).isEqualTo(Kind.DENIED);
  }

  @Test
  void aThrottleThatPassesIsRetriedByTheClient() {
    rig.server.thenError(429, "ThrottlingException", "Too many tokens, please wait.");
    rig.server.thenTool(Desk.good().build());

    assertThat(rig.judge(Desk.ticket()).opinion().kind()).isInstanceOf(Given.class);
    assertThat(rig.server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refusal",
        "content_filtered",
        "guardrail_intervened",
        "model_context_window_exceeded",
        "stop_sequence",
        "something_new"
      })
  void aReasonToStopThatIsNotKnownToBeGoodIsUnusable(String reason) {
    rig.server.thenStop(reason, Desk.good().write());

    EngineFault fault = fault();

    assertThat(fault.kind()).isEqualTo(Kind.UNUSABLE);
    assertThat(fault).hasMessageContaining(reason);
    assertThat(rig.server.requests()).hasSize(1);
  }

  @Test
  void anAnswerBeyondTheTimeIsUnavailable() {
    rig.server.then(
        ConverseServer.slow(ConverseServer.message("end_turn"), Duration.ofMinutes(1).toMillis()));
    BedrockEngine engine = rig.engine(Rig.HAIKU, Duration.ofSeconds(1));

    long start = System.nanoTime();
    EngineFault fault = catchThrowableOfType(EngineFault.class, () -> engine.judge(Desk.ticket()));

    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  @Tag("P23")
  void whoHasLessTimeThanUsualWaitsNoLonger() {
    rig.server.then(
        ConverseServer.slow(ConverseServer.message("end_turn"), Duration.ofMinutes(1).toMillis()));
    Engine engine = rig.engine(Rig.HAIKU, Duration.ofSeconds(40)).within(Duration.ofSeconds(1));

    long start = System.nanoTime();
    EngineFault fault = catchThrowableOfType(EngineFault.class, () -> engine.judge(Desk.ticket()));

    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void anEndpointThatIsGoneIsUnavailable() {
    rig.server.close();

    assertThat(fault().kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  private EngineFault fault() {
    return catchThrowableOfType(EngineFault.class, () -> rig.judge(Desk.ticket()));
  }
}
