package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How often a call is tried, and what it waits for in between.
class HttpRetriesTest extends WithALoopbackPsa {

  private static final String THREADS =
      "{\"errors\":[\"Thread Threshold Exceeded (Itgenatr005)\"]}";

  @Test
  void limiterIsAskedBeforeEachTryAndGetsItsPlaceBack() {
    psa.then(503, "").then(200, "{\"queryCount\":3}");
    count(Purpose.REFRESH);
    assertThat(psa.limiter.asked)
        .containsExactly("account-1 Tickets REFRESH", "account-1 Tickets REFRESH");
    assertThat(psa.limiter.open).isZero();
    assertThat(psa.limiter.mostOpen).isOne();
  }

  @Test
  void shortWaitForTheLimiterIsWaitedOut() {
    psa.limiter.waits.add(Duration.ofSeconds(2));
    psa.then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.INTERACTIVE)).isEqualTo(3);
    assertThat(psa.time.pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void longWaitForTheLimiterIsLeftToTheCaller() {
    psa.limiter.waits.add(Duration.ofSeconds(4));
    PsaFault fault = fault(Purpose.INTERACTIVE);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(4));
    assertThat(psa.asked).isEmpty();
    assertThat(psa.time.pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504, 429})
  void passingTroubleIsTriedFourTimesWithGrowingPauses(int status) {
    for (int i = 0; i < 4; i++) {
      psa.then(status, "<html>Bad gateway</html>");
    }
    PsaFault fault = fault(Purpose.RUN);
    assertThat(psa.asked).hasSize(4);
    assertThat(psa.time.pauses)
        .containsExactly(Duration.ofMillis(750), Duration.ofMillis(1500), Duration.ofMillis(3000));
    assertThat(fault.worthRetrying()).isTrue();
  }

  @Test
  void threadLimitThatComesAsStatus500IsTriedAgain() {
    psa.then(500, THREADS).then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.RUN)).isEqualTo(3);
  }

  @Test
  void threadLimitThatStaysIsALimit() {
    for (int i = 0; i < 4; i++) {
      psa.then(500, THREADS);
    }
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(fault.psaErrors()).containsExactly("Thread Threshold Exceeded (Itgenatr005)");
    assertThat(fault.retryAfter()).isPresent();
  }

  @Test
  void waitInSecondsIsHonouredAndToldToTheLimiter() {
    psa.then(429, Map.of("Retry-After", "7"), "").then(200, "{\"queryCount\":3}");
    count(Purpose.RUN);
    assertThat(psa.time.pauses).containsExactly(Duration.ofSeconds(7));
    assertThat(psa.limiter.backOffs).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void waitUntilADateIsMeasuredByAutotasksClock() {
    // The server stamps its answer with the real time, far from the client's clock here, and some
    // seconds later than now where the machine is busy.
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(100));
    psa.then(429, Map.of("Retry-After", date), "").then(200, "{\"queryCount\":3}");
    count(Purpose.UPKEEP);
    assertThat(psa.time.pauses.getFirst())
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(101));
  }

  @ParameterizedTest
  @CsvSource({"RUN,21", "UPKEEP,121", "INTERACTIVE,4"})
  void waitTooLongForThePurposeIsLeftToTheCaller(Purpose purpose, int seconds) {
    psa.then(429, Map.of("Retry-After", Integer.toString(seconds)), "");
    PsaFault fault = fault(purpose);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(psa.limiter.backOffs).containsExactly(Duration.ofSeconds(seconds));
    assertThat(psa.asked).hasSize(1);
  }

  @Test
  void upkeepWaitsUpToTwoMinutes() {
    psa.then(429, Map.of("Retry-After", "120"), "").then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.UPKEEP)).isEqualTo(3);
  }

  @Test
  void unknownFailureIsTriedOnceMore() {
    psa.then(500, "{\"errors\":[\"Object reference not set\"]}")
        .then(500, "{\"errors\":[\"Object reference not set\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(psa.asked).hasSize(2);
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.psaErrors()).containsExactly("Object reference not set");
  }

  @Test
  void nobodyIsThere() {
    psa.close();
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault).hasMessageContaining("takes no connections");
    assertThat(psa.time.pauses).hasSize(3);
  }

  @Test
  void timeOfAScreenIsNotExceededByTryingAgain() {
    for (int i = 0; i < 4; i++) {
      psa.then(503, Map.of("Retry-After", "3"), "");
    }
    assertThat(fault(Purpose.INTERACTIVE).kind()).isEqualTo(Kind.UNAVAILABLE);
    // 3 + 3 seconds, and the third wait would end with nothing left.
    assertThat(psa.time.pauses).hasSize(2);
    assertThat(psa.asked).hasSize(3);
  }
}
