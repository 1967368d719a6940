package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.psa.NoLimits;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Autotask goes on with a call that we no longer wait for, and counts it among those at once.
class CallsGivenUpTest {

  private static final URI ORIGIN = URI.create("http://127.0.0.1:9");
  private static final int MOST_AT_ONCE = 3;

  /// Longer than we wait, and not longer than a place is taken.
  private static final Duration WORK = Limiter.LEASE.minusSeconds(5);

  private final FakeTime time = new FakeTime();
  private final List<Instant> atWork = new ArrayList<>();
  private int asked;
  private int mostAtWork;

  @Test
  @Tag("P20")
  void callsThatWereGivenUpCountAmongThoseAtOnce() {
    askAgainAndAgain(new MemoryLimiter(time));

    assertThat(asked).isGreaterThan(MOST_AT_ONCE);
    assertThat(mostAtWork).isBetween(1, MOST_AT_ONCE);
  }

  /// The control: what a place is worth that is free as soon as nobody waits any more.
  @Test
  @Tag("P20")
  void placesThatAreFreeAtOnceWouldLetTooManyIn() {
    Limiter places = new MemoryLimiter(time);
    askAgainAndAgain(
        new NoLimits() {
          @Override
          public Answer ask(Caller caller, String endpoint) {
            Answer answer = places.ask(caller, endpoint);
            if (answer instanceof Answer.Granted granted) {
              granted.permit().close();
            }
            return answer;
          }
        });

    assertThat(mostAtWork).isGreaterThan(MOST_AT_ONCE);
  }

  private void askAgainAndAgain(Limiter limiter) {
    for (int i = 0; i < 40; i++) {
      assertThat(fault(limiter, (_, most, _) -> takesLong(most))).isNotNull();
      time.pause(Duration.ofSeconds(1));
    }
  }

  private Reply takesLong(Duration most) throws IOException {
    Instant now = time.instant();
    atWork.removeIf(until -> !until.isAfter(now));
    atWork.add(now.plus(WORK));
    asked++;
    mostAtWork = Math.max(mostAtWork, atWork.size());
    time.pause(most);
    throw new HttpTimeoutException("No complete answer.");
  }

  /// It would be given up for certain, and keep its place for nothing.
  @Test
  @Tag("P20")
  void callThatCannotBeAnsweredInTimeIsNotBegun() {
    List<Duration> given = new ArrayList<>();

    PsaFault fault =
        fault(
            new FakeLimiter(),
            (_, most, _) -> {
              given.add(most);
              time.pause(Duration.ofMillis(8_100));
              throw new IOException("The connection broke.");
            });

    assertThat(fault.kind()).isEqualTo(PsaFault.Kind.UNAVAILABLE);
    assertThat(given).containsExactly(Duration.ofSeconds(9));
  }

  static Stream<IOException> endsOfCalls() {
    return Stream.of(
        new ConnectException("Nobody answers."),
        new HttpConnectTimeoutException("No connection."),
        new IOException("The connection broke."));
  }

  @ParameterizedTest
  @MethodSource("endsOfCalls")
  void callThatIsOverGivesItsPlaceBack(IOException end) {
    FakeLimiter limiter = new FakeLimiter();
    PsaFault fault =
        fault(
            limiter,
            (_, _, _) -> {
              throw end;
            });
    assertThat(fault).isNotNull();
    assertThat(limiter.mostOpen).isOne();
    assertThat(limiter.open).isZero();
  }

  @Test
  void callThatAGatewayGaveUpKeepsItsPlace() {
    try (LoopbackPsa psa = LoopbackPsa.start()) {
      psa.then(504, "").then(503, "").then(200, "{\"queryCount\":3}");
      assertThat(psa.open(Purpose.RUN).reader().count(Entity.TICKET, new Slice.Everything()))
          .isEqualTo(3);
      assertThat(psa.limiter.open).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  @Tag("P20")
  void placeIsTakenForLongerThanAnyCallLasts(Purpose purpose) {
    assertThat(Budget.of(purpose).exchange().plusSeconds(15)).isLessThan(Limiter.LEASE);
  }

  private PsaFault fault(Limiter limiter, Exchange exchange) {
    Autotask autotask =
        new Autotask(
            Autotask.Site.simulated(LoopbackPsa.CODE, ORIGIN),
            limiter,
            time,
            time,
            byte[]::new,
            _ -> exchange);
    return catchThrowableOfType(
        PsaFault.class,
        () ->
            autotask
                .open(
                    LoopbackPsa.connection(ORIGIN + "/ATServicesRest/"),
                    LoopbackPsa.secret(),
                    Purpose.INTERACTIVE)
                .reader()
                .count(Entity.TICKET, new Slice.Everything()));
  }
}
