package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.autotask.FaultyServer.Fault;
import dev.signalbox.core.Shortest;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever goes wrong on the wire, each kind of read ends as a fault that is worth trying again,
/// in time, and gives its place back unless it was given up; never as an answer.
class FaultMatrixTest {

  private static final Duration TIME = Duration.ofMillis(600);

  /// What a worker may take beyond its time: threads have to be scheduled.
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// While a machine is busy each read may take longer once, or twice.
  private static final int TRIES = 4;

  private static final HookPlan PLAN =
      new HookPlan(
          "signalbox-desk",
          Map.of(Entity.TICKET, "https://api.example.com/hooks/t"),
          "https://api.example.com/hooks/off",
          "0123456789abcdef0123456789abcdef",
          null);

  private static final String TOOK = "It took ";

  private static final Map<String, Consumer<Psa>> READS = reads();

  private static Map<String, Consumer<Psa>> reads() {
    Map<String, Consumer<Psa>> reads = new LinkedHashMap<>();
    for (Entity entity : Entity.values()) {
      reads.put("page of " + entity, psa -> psa.reader().read(entity, new Slice.Everything(), -1));
    }
    reads.put("by ids", psa -> psa.reader().read(Entity.TICKET, new Slice.ByIds(Set.of(1L)), -1));
    reads.put("count", psa -> psa.reader().count(Entity.TICKET, new Slice.Everything()));
    reads.put("fields", psa -> psa.reader().ticketFields());
    reads.put("check", psa -> psa.setup().check());
    reads.put("members", psa -> psa.setup().members());
    reads.put("choices", psa -> psa.setup().scopeFields());
    reads.put("hooks", psa -> psa.setup().hooks(PLAN));
    reads.put("hooks set up", psa -> psa.setup().provision(PLAN));
    reads.put("hooks removed", psa -> psa.setup().removeHooks(PLAN));
    reads.put("lost deliveries", psa -> psa.setup().hookErrors(Instant.EPOCH, Instant.EPOCH, -1));
    reads.put("lost delivery", psa -> psa.setup().hookError(7));
    return reads;
  }

  /// @param problem what is wrong with it; null when it ended as it should
  private record Ended(String read, @Nullable String problem) {
    boolean late() {
      return problem != null && problem.startsWith(TOOK);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  @Tag("P23")
  void everyReadEndsAsAFaultThatIsTriedAgain(Fault fault) throws Exception {
    try (FaultyServer server = FaultyServer.start(fault);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<Ended>> running = new LinkedHashMap<>();
      READS.forEach(
          (name, read) -> running.put(name, threads.submit(() -> ended(server, name, read, TIME))));
      for (Future<Ended> each : running.values()) {
        Ended ended = each.get();
        assertThat(ended.problem()).as(fault + " at " + ended.read()).isNull();
      }
    }
  }

  /// Where an account lives is asked before there is a connection, and when it is refused.
  @ParameterizedTest
  @EnumSource(Fault.class)
  @Tag("P23")
  void theQuestionForTheZoneEndsAsAFaultInTime(Fault fault) {
    try (FaultyServer server = FaultyServer.start(fault)) {
      URI root = server.origin().resolve("/atservicesrest");
      Zones zones =
          new Zones(root, new Origins(Set.of(server.origin())), () -> new Transport(TIME));
      Duration limit = TIME.multipliedBy(2).plus(GRACE);
      Duration took =
          Shortest.of(
              limit,
              () -> {
                assertThatExceptionOfType(PsaFault.class)
                    .isThrownBy(() -> zones.find("api@desk.example", TIME));
                assertThat(livesNowhereElse(zones)).isTrue();
              });

      assertThat(took).isLessThan(limit);
    }
  }

  /// Whether nobody knows the account, or nobody could be asked for now.
  private static boolean livesNowhereElse(Zones zones) {
    try {
      return zones.findAgain("api@desk.example", TIME).isEmpty();
    } catch (PsaFault fault) {
      return fault.worthRetrying();
    }
  }

  /// Without the PSA's own count calls go on within our share: nobody waits for it.
  @ParameterizedTest
  @EnumSource(Fault.class)
  @Tag("P23")
  void theQuestionForTheUseEndsInTimeWithWhatWeCountOurselves(Fault fault) {
    try (FaultyServer server = FaultyServer.start(fault)) {
      Duration took =
          Shortest.of(
              TIME.plus(GRACE),
              () -> {
                FakeLimiter limiter = new FakeLimiter();
                limiter.countDue = true;
                assertThat(open(server, limiter, TIME).setup().use()).isNotNull();
                assertThat(limiter.open).isZero();
              });

      assertThat(took).isLessThan(TIME.plus(GRACE));
    }
  }

  @Test
  @Tag("P23")
  void readThatTakesAnythingForAnAnswerWouldBeNoticed() {
    try (FaultyServer server = FaultyServer.start(Fault.OTHER_JSON_200)) {
      assertThat(ended(server, "believing", _ -> {}, TIME).problem()).contains("answer");
    }
  }

  @Test
  @Tag("P23")
  void callWithoutAnEndWouldBeNoticed() {
    try (FaultyServer server = FaultyServer.start(Fault.SILENT)) {
      assertThat(
              once(
                      server,
                      "patient",
                      psa -> psa.reader().ticketFields(),
                      TIME.plus(GRACE).plusSeconds(1))
                  .problem())
          .startsWith(TOOK);
    }
  }

  private static Ended ended(FaultyServer server, String name, Consumer<Psa> read, Duration time) {
    Ended ended = once(server, name, read, time);
    for (int i = 1; i < TRIES && ended.late(); i++) {
      ended = once(server, name, read, time);
    }
    return ended;
  }

  private static Ended once(FaultyServer server, String name, Consumer<Psa> read, Duration time) {
    FakeLimiter limiter = new FakeLimiter();
    Psa psa = open(server, limiter, time);
    long began = System.nanoTime();
    try {
      read.accept(psa);
      return new Ended(name, "It was taken for an answer.");
    } catch (PsaFault fault) {
      return new Ended(name, problem(fault, limiter, Duration.ofNanos(System.nanoTime() - began)));
    } catch (RuntimeException e) {
      return new Ended(name, "It ended as " + e);
    }
  }

  private static Psa open(FaultyServer server, FakeLimiter limiter, Duration time) {
    FakeTime clock = new FakeTime();
    Autotask autotask =
        new Autotask(
            Autotask.Site.simulated(LoopbackPsa.CODE, server.origin()),
            limiter,
            clock,
            clock,
            byte[]::new);
    return autotask.open(
        LoopbackPsa.connection(server.origin() + "/atservicesrest/"),
        LoopbackPsa.secret(),
        Purpose.RUN,
        clock.instant().plus(time));
  }

  /// Autotask may go on with it, and counts it among the calls at once.
  private static boolean wasGivenUp(PsaFault fault) {
    return fault.getCause() instanceof HttpTimeoutException
        && !(fault.getCause() instanceof HttpConnectTimeoutException);
  }

  private static @Nullable String problem(PsaFault fault, FakeLimiter limiter, Duration took) {
    if (!fault.worthRetrying()) {
      return "It is not tried again: " + fault.getMessage();
    }
    if (fault.getMessage().isBlank()) {
      return "It does not say what went wrong.";
    }
    if (wasGivenUp(fault) == (limiter.open == 0)) {
      return limiter.open == 0 ? "Its place is free while it goes on." : "It kept its place.";
    }
    return took.compareTo(TIME.plus(GRACE)) > 0 ? TOOK + took : null;
  }
}
