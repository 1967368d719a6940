package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a call does while it waits for its turn, and what it tells everybody else.
class TurnsTest extends WithALoopbackPsa {

  private static final String THREE = "{\"queryCount\":3}";

  @Test
  void autotasksCountIsAskedForBeforeTheCallAndTold() {
    psa.limiter.countDue = true;
    psa.then(
            200,
            "{\"externalRequestThreshold\":10000,\"requestThresholdTimeframe\":60,"
                + "\"currentTimeframeRequestCount\":124}")
        .then(200, THREE);
    assertThat(count(Purpose.RUN)).isEqualTo(3);
    assertThat(psa.asked.getFirst().path()).isEqualTo("/atservicesrest/v1.0/ThresholdInformation");
    assertThat(psa.limiter.told).containsExactly("counted 124 of 10000");
  }

  @Test
  void countThatCannotBeHadStopsNothing() {
    psa.limiter.countDue = true;
    psa.then(503, "<html>no</html>").then(200, THREE);
    assertThat(count(Purpose.RUN)).isEqualTo(3);
    assertThat(psa.limiter.told).isEmpty();
  }

  @Test
  void countThatMakesNoSenseIsNotBelieved() {
    psa.limiter.countDue = true;
    psa.then(200, "{\"externalRequestThreshold\":0,\"currentTimeframeRequestCount\":-4}")
        .then(200, THREE);
    assertThat(count(Purpose.RUN)).isEqualTo(3);
    assertThat(psa.limiter.told).isEmpty();
  }

  @Test
  @Tag("CON-13")
  void credentialsRefusedAtTheCountAreNotTriedOnTheCall() {
    psa.limiter.countDue = true;
    psa.then(401, "").then(500, "{\"errors\":[\"no zone\"]}");
    assertThat(fault(Purpose.RUN).kind()).isEqualTo(Kind.UNAUTHORIZED);
    // For its count, and where the account lives.
    assertThat(psa.asked).hasSize(2);
    assertThat(psa.limiter.told).containsExactly("refused RUN");
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsAreToldToEverybody() {
    psa.then(401, "").then(500, "{\"errors\":[\"no zone\"]}");
    fault(Purpose.REFRESH);
    assertThat(psa.limiter.told).containsExactly("refused REFRESH");
  }

  @Test
  @Tag("CON-13")
  void knownToBeRefusedIsNotSentAtAll() {
    psa.limiter.refusedAt = Instant.parse("2026-03-01T11:00:00Z");
    PsaFault fault = fault(Purpose.INTERACTIVE);
    assertThat(fault.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(fault)
        .hasMessageContaining("2026-03-01T11:00:00Z")
        .hasMessageContaining("not tried again before 2026-03-01T11:30:00Z")
        .hasMessageContaining("changed credentials are tried at once");
    assertThat(psa.asked).isEmpty();
  }

  @Test
  @Tag("CON-12")
  void credentialsThatAreAcceptedAgainAreToldToEverybody() {
    psa.limiter.onTrial = true;
    psa.then(200, THREE);
    count(Purpose.INTERACTIVE);
    assertThat(psa.limiter.told).containsExactly("accepted INTERACTIVE");
  }

  @Test
  void manyShortWaitsTogetherAreNotLongerThanAScreenBears() {
    for (int i = 0; i < 100; i++) {
      psa.limiter.waits.add(Duration.ofMillis(200));
    }
    PsaFault fault = fault(Purpose.INTERACTIVE);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(psa.time.pauses).hasSize(15);
    assertThat(psa.asked).isEmpty();
  }

  @Test
  void workThatIsPutOffIsToldButNotAScreen() {
    psa.limiter.waits.add(Duration.ofMinutes(4));
    psa.limiter.waits.add(Duration.ofMinutes(4));
    fault(Purpose.RUN);
    fault(Purpose.INTERACTIVE);
    assertThat(psa.limiter.told).containsExactly("put off RUN PT4M");
  }

  @Test
  void limitWithoutAWaitKeepsEverybodyAwayOnceItWasNotOvercome() {
    for (int i = 0; i < 4; i++) {
      psa.then(429, "");
    }
    fault(Purpose.RUN);
    assertThat(psa.limiter.backOffs).containsExactly(Duration.ofSeconds(60));
    assertThat(psa.limiter.told).containsExactly("put off RUN PT1M");
  }

  @Test
  @Tag("P21")
  void noWaitIsShorterThanAskedAndTwoAreNotTheSame() {
    Duration one = pauseAfter429((byte) 10);
    Duration other = pauseAfter429((byte) 200);
    assertThat(one).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    assertThat(other).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10)).isNotEqualTo(one);
  }

  private Duration pauseAfter429(byte chance) {
    psa.time.pauses.clear();
    psa.then(429, Map.of("Retry-After", "8"), "").then(200, THREE);
    Autotask autotask =
        new Autotask(
            Autotask.Site.simulated(LoopbackPsa.CODE, psa.origin()),
            psa.limiter,
            psa.time,
            psa.time,
            count -> {
              byte[] bytes = new byte[count];
              Arrays.fill(bytes, chance);
              return bytes;
            });
    autotask
        .open(psa.connection(), LoopbackPsa.secret(), Purpose.RUN)
        .reader()
        .count(Entity.TICKET, new Slice.Everything());
    return psa.time.pauses.getFirst();
  }

  @Test
  @Tag("P23")
  void noCallBeginsWhenTheCallersTimeIsOverAndNoneWaitsBeyondIt() {
    Instant now = psa.time.instant();
    PsaFault over = catchThrowableOfType(PsaFault.class, () -> countUntil(now));
    assertThat(over.worthRetrying()).isTrue();
    assertThat(psa.asked).isEmpty();
    psa.then(429, Map.of("Retry-After", "8"), "");
    PsaFault tooLong = catchThrowableOfType(PsaFault.class, () -> countUntil(now.plusSeconds(8)));
    assertThat(tooLong.retryAfter()).contains(Duration.ofSeconds(8));
    assertThat(psa.asked).hasSize(1);
    assertThat(psa.time.pauses).isEmpty();
  }

  private void countUntil(Instant until) {
    psa.autotask()
        .open(psa.connection(), LoopbackPsa.secret(), Purpose.RUN, until)
        .reader()
        .count(Entity.TICKET, new Slice.Everything());
  }

  @Test
  void marksTellCredentialsApartAndNothingElse() {
    String mark = new Credentials("u@x", "secret", "CODE").mark();
    assertThat(mark).hasSize(4).isEqualTo(new Credentials("u@x", "secret", "CODE").mark());
    assertThat(new Credentials("u@x", "secret2", "CODE").mark()).isNotEqualTo(mark);
    assertThat(new Credentials("u@x", "secret", "CODE2").mark()).isNotEqualTo(mark);
  }
}
