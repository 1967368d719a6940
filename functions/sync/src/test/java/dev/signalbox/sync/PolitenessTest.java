package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.psa.CallBudget;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.psa.NoLimits;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an account sees of us in a storm, by the simulator's own journal.
class PolitenessTest {

  private static final DemoPlan SMALL = new DemoPlan(3, 300, 8, 1.5, 0.5, 0.5);
  private static final int MOST = 60;
  private static final Duration ASKED = Duration.ofSeconds(20);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private record Asked(Instant at, int status) {}

  private record Storm(List<Asked> calls, long atOnce, State run, Set<Long> held, Set<Long> truth) {
    /// When each first call after a refusal was made; one that was under way beside it is none.
    Set<Instant> comebacks() {
      Set<Instant> comebacks = new HashSet<>();
      for (int i = 1; i < calls.size(); i++) {
        Asked before = calls.get(i - 1);
        if (before.status() == 429 && calls.get(i).at().isAfter(before.at())) {
          comebacks.add(calls.get(i).at());
        }
      }
      return comebacks;
    }

    /// The share of the comebacks at a moment at which the other one comes back, too.
    double inStep(Storm other) {
      Set<Instant> both = new HashSet<>(comebacks());
      both.retainAll(other.comebacks());
      return (double) both.size() / comebacks().size();
    }

    /// Calls that were made while the account had asked to be left alone.
    List<Instant> early() {
      List<Instant> early = new ArrayList<>();
      for (Asked refused : calls) {
        calls.stream()
            .filter(_ -> refused.status() == 429)
            .map(Asked::at)
            .filter(at -> at.isAfter(refused.at()) && at.isBefore(refused.at().plus(ASKED)))
            .forEach(early::add);
      }
      return early;
    }

    boolean keeps(int most) {
      for (int from = 0; from + most < calls.size(); from++) {
        Duration taken = Duration.between(calls.get(from).at(), calls.get(from + most).at());
        if (taken.compareTo(Duration.ofHours(1)) < 0) {
          return false;
        }
      }
      return true;
    }
  }

  @Test
  @Tag("P20")
  void firstSyncBackfillAndStormTogetherKeepTheHourAndThePlaces() throws Exception {
    Storm storm = storm(clock -> new MemoryLimiter(clock, MOST), byte[]::new, "{}", 250);

    assertThat(storm.calls()).hasSizeGreaterThan(3 * MOST);
    assertThat(storm.keeps(MOST)).isTrue();
    assertThat(storm.atOnce()).isLessThanOrEqualTo(3);
    assertThat(storm.run()).isEqualTo(State.FINISHED);
    assertThat(storm.held()).isEqualTo(storm.truth());
  }

  @Test
  @Tag("P20")
  void hoursByTheClockWouldBreakTheBudget() throws Exception {
    Storm storm = storm(clock -> new HoursByTheClock(clock, MOST), byte[]::new, "{}", 250);
    assertThat(storm.keeps(MOST)).isFalse();
  }

  @Test
  @Tag("P20")
  void theBudgetOfAnAccountIsHalfOfWhatItMayMake() {
    assertThat(CallBudget.MOST_CALLS).isEqualTo(5_000);
  }

  @Test
  @Tag("P21")
  void refusedCallsComeBackWhenTheyMayAndNoTwoTenantsInStep() throws Exception {
    String faults = "{\"http429\":0.3,\"retryAfter\":20,\"seed\":21}";
    Storm one = storm(MemoryLimiter::new, new SeededRandomness(1), faults, 40);
    Storm other = storm(MemoryLimiter::new, new SeededRandomness(2), faults, 40);
    Storm even = storm(MemoryLimiter::new, byte[]::new, faults, 40);
    Storm asEven = storm(MemoryLimiter::new, byte[]::new, faults, 40);

    for (Storm storm : List.of(one, other)) {
      assertThat(storm.calls().stream().filter(call -> call.status() == 429)).hasSizeGreaterThan(5);
      assertThat(storm.early()).isEmpty();
      assertThat(storm.run()).isEqualTo(State.FINISHED);
      assertThat(storm.held()).isEqualTo(storm.truth());
    }
    // Two of eighty may meet by chance. Without chance nearly all do, and this would show it.
    assertThat(one.inStep(other)).isLessThan(0.1);
    assertThat(even.inStep(asEven)).isGreaterThan(0.5);
  }

  /// Negative control: where nobody notes what the account asked for, whoever is next calls.
  @Test
  @Tag("P21")
  void withoutAMemoryOfRefusalsOthersWouldCallTooEarly() throws Exception {
    Storm storm =
        storm(
            _ -> new NoLimits(),
            new SeededRandomness(1),
            "{\"http429\":0.3,\"retryAfter\":20,\"seed\":21}",
            40);
    assertThat(storm.early()).isNotEmpty();
  }

  private static Storm storm(
      Function<InstantSource, Limiter> limits, Randomness randomness, String faults, int hints)
      throws Exception {
    try (Office office = new Office(SMALL, limits, randomness)) {
      control(office, "POST", "faults", faults);
      office.clock.advance(Duration.ofMinutes(30));
      List<Message> first = new ArrayList<>(List.of(office.begin(Mode.FULL)));
      Task.RunStep run = (Task.RunStep) first.getFirst().task();
      List<Long> open = List.copyOf(office.openTickets());
      LongStream.range(0, hints)
          .mapToObj(i -> hint(office, open.get((int) i % open.size())))
          .forEach(first::add);
      work(office, first);
      SyncRun ended = office.runs.find(Office.REF, run.run()).orElseThrow();
      Json.Obj journal = control(office, "GET", "journal", "");
      return new Storm(
          calls(journal), atOnce(journal), ended.state(), office.held(), office.openTickets());
    }
  }

  /// Received long after any read: each has to be worked by a read of its own.
  private static Message hint(Office office, long ticket) {
    Instant received = office.clock.instant().plus(Duration.ofDays(30));
    return new Message(
        new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE),
        "hint",
        received,
        1,
        null);
  }

  /// Works messages in the order in which they are due, as queues do, until none is left.
  private static void work(Office office, List<Message> first) {
    PriorityQueue<Message> due =
        new PriorityQueue<>(Comparator.comparing(message -> dueAt(message)));
    due.addAll(first);
    Instant end = office.clock.instant().plus(Duration.ofDays(2));
    while (!due.isEmpty() && office.clock.instant().isBefore(end)) {
      Message next = due.remove();
      if (dueAt(next).isAfter(office.clock.instant())) {
        office.clock.set(dueAt(next));
      }
      switch (next.task()) {
        case Task.RunStep step -> office.running().work(next, step);
        case Task.Refresh _ -> office.hinting().work(Office.REF, List.of(next));
        default -> {}
      }
      due.addAll(office.queue.take());
    }
  }

  private static Instant dueAt(Message message) {
    Instant notBefore = message.notBefore();
    return notBefore == null ? Instant.EPOCH : notBefore;
  }

  private static List<Asked> calls(Json.Obj journal) {
    return journal.list("requests").stream()
        .map(Json.Obj.class::cast)
        .map(request ->
            new Asked(
                Instant.parse(request.text("at").orElseThrow()),
                (int) request.number("status").orElseThrow()))
        .sorted(Comparator.comparing(Asked::at))
        .toList();
  }

  private static long atOnce(Json.Obj journal) {
    return ((Json.Obj) journal.find("maxConcurrent").orElseThrow())
        .fields().values().stream()
            .mapToLong(count -> count.asLong().orElseThrow())
            .max()
            .orElse(0);
  }

  private static Json.Obj control(Office office, String method, String what, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(office.origin().resolve("/_sim/" + what))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return Json.parseObject(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  /// Counts from the full hour on: what a careless limiter does.
  private static final class HoursByTheClock extends NoLimits {
    private final InstantSource clock;
    private final int most;
    private Instant hour = Instant.EPOCH;
    private int calls;

    HoursByTheClock(InstantSource clock, int most) {
      this.clock = clock;
      this.most = most;
    }

    @Override
    public synchronized Answer ask(Caller caller, String endpoint) {
      Instant now = clock.instant();
      Instant current = now.truncatedTo(ChronoUnit.HOURS);
      if (current.isAfter(hour)) {
        hour = current;
        calls = 0;
      }
      if (calls == most) {
        return new Answer.Wait(Duration.between(now, current.plus(Duration.ofHours(1))));
      }
      calls++;
      return super.ask(caller, endpoint);
    }
  }
}
