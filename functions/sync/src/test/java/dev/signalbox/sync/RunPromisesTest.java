package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What runs promise whatever happens in between. Each promise has a control beside it: a broken
/// variant that its check sees.
class RunPromisesTest {

  // ---- P15: every checkpoint is a place to go on from

  @Test
  @Tag("P15")
  @Tag("SYN-26")
  void aRunGoesOnFromEveryCheckpointAndEndsAlike() {
    PaperDesk undisturbed = PaperDesk.with(2_000);
    int checkpoints = (int) undisturbed.sync(Mode.FULL).step();
    assertThat(checkpoints).isGreaterThan(15);

    for (int kill = 1; kill < checkpoints; kill++) {
      PaperDesk desk = PaperDesk.with(2_000);
      SyncRun run = killed(desk, kill, desk.signals);

      assertThat(run.state()).isEqualTo(State.FINISHED);
      assertThat(desk.digest()).as("killed at %d", kill).isEqualTo(undisturbed.digest());
      // A step reads a page of each entity whose turn it is, eight at most.
      assertThat(desk.reads).isLessThanOrEqualTo(undisturbed.reads + 8);
    }
  }

  /// Negative control: a checkpoint before the page is stored loses that page.
  @Test
  @Tag("P15")
  void aCheckpointBeforeThePageIsStoredWouldBeSeen() {
    Map<Long, String> undisturbed = digestOfWhole(2_000);
    List<Integer> lost = new ArrayList<>();
    for (int kill = 1; kill < 12; kill++) {
      PaperDesk desk = PaperDesk.with(2_000);
      killed(desk, kill, storingLate(desk.signals, kill));
      if (!desk.digest().equals(undisturbed)) {
        lost.add(kill);
      }
    }
    assertThat(lost).isNotEmpty();
  }

  @Test
  @Tag("P15")
  void aCheckpointFromTheFutureReadsNothingAndEnds() {
    PaperDesk desk = PaperDesk.with(300);
    desk.sync(Mode.FULL);
    Message first = desk.begin(Mode.FULL);
    SyncRun run = stored(desk, first);
    SyncRun beyond =
        run.edit()
            .state(State.RUNNING)
            .tracks(
                List.of(
                    new Track(Entity.COMPANY, "99999999", null, null),
                    new Track(Entity.TICKET, "99999999", null, null),
                    new Track(Entity.NOTE, "0~-1~300~600~99999999", null, null)))
            .done();
    desk.runs.advance(beyond, run.step());
    Map<Long, String> before = desk.digest();

    SyncRun ended = desk.finish(first);

    assertThat(ended.state()).isEqualTo(State.FINISHED);
    assertThat(ended.progress()).allSatisfy(progress -> assertThat(progress.done()).isZero());
    assertThat(desk.digest()).isEqualTo(before);
  }

  private static Map<Long, String> digestOfWhole(int tickets) {
    PaperDesk desk = PaperDesk.with(tickets);
    desk.sync(Mode.FULL);
    return desk.digest();
  }

  /// A full run whose worker is killed at a checkpoint, and goes on two minutes later.
  private static SyncRun killed(PaperDesk desk, int kill, SignalStore meanwhile) {
    Message first = desk.begin(Mode.FULL);
    return killed(desk, first, kill, meanwhile);
  }

  private static SyncRun killed(PaperDesk desk, Message first, int kill, SignalStore meanwhile) {
    RunStore whole = desk.runs;
    SignalStore kept = desk.signals;
    desk.signals = meanwhile;
    int[] advances = {0};
    boolean broken = Proxy.isProxyClass(meanwhile.getClass());
    desk.runs =
        proxy(
            RunStore.class,
            (name, call) -> {
              if (name.equals("advance") && ++advances[0] == kill) {
                if (broken) {
                  call.run();
                }
                throw new PaperDesk.Killed();
              }
              return call.run();
            },
            whole);
    try {
      desk.running().work(first, (Task.RunStep) first.task());
    } catch (PaperDesk.Killed _) {
      desk.clock.pass(Duration.ofMinutes(2));
    }
    desk.runs = whole;
    desk.signals = kept;
    return desk.finish(first);
  }

  /// The store, losing what is written just before one checkpoint.
  private static SignalStore storingLate(SignalStore whole, int lost) {
    int[] writes = {0};
    return proxy(
        SignalStore.class,
        (name, call) -> {
          boolean writesPage = name.equals("saveAll") || name.equals("saveChildren");
          if (writesPage && ++writes[0] + 3 >= lost) {
            return name.equals("saveAll") ? Set.of() : new SignalStore.SavedChildren(0, 0);
          }
          return call.run();
        },
        whole);
  }

  // ---- P16: equal times of change

  @Test
  @Tag("P16")
  void ticketsOfOneInstantAreAllReadWhateverTheEdgeAtWhichAWorkerDies() {
    for (int kill = 1; kill <= 14; kill++) {
      PaperDesk desk = changedAtOnce();

      SyncRun run = killed(desk, desk.begin(Mode.QUICK), kill, desk.signals);

      assertThat(run.state()).isEqualTo(State.FINISHED);
      assertThat(changed(desk)).as("killed at %d", kill).isEqualTo(5_000);
      assertThat(desk.digest()).hasSize(5_000);
    }
  }

  /// Negative control: going on after the last date of change passes over those of the same date.
  @Test
  @Tag("P16")
  void goingOnByDateWouldBeSeen() {
    PaperDesk desk = changedAtOnce();
    desk.skipped = record -> record instanceof Ticket && record.recordId() > 500;

    desk.sync(Mode.QUICK);

    assertThat(changed(desk)).isLessThan(5_000);
  }

  private static PaperDesk changedAtOnce() {
    PaperDesk desk = new PaperDesk();
    LongStream.rangeClosed(1, 5_000).forEach(id -> desk.put(Tickets.ticket(id)));
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofMinutes(5));
    Instant at = desk.clock.instant();
    LongStream.rangeClosed(1, 5_000)
        .forEach(id -> desk.put(Tickets.withTitle(desk.ticket(id), "Changed", at)));
    desk.clock.pass(Duration.ofMinutes(5));
    return desk;
  }

  private static long changed(PaperDesk desk) {
    return desk.digest().values().stream().filter(text -> text.contains("title=Changed")).count();
  }

  // ---- P17: what changed, read bit by bit, is what a fresh full run reads

  @Test
  @Tag("P17")
  @Tag("SYN-25")
  void tenThousandChangesReadBitByBitAreWhatAFreshRunReads() {
    for (long seed = 1; seed <= 3; seed++) {
      System.out.println("P17 seed " + seed);
      PaperDesk desk = PaperDesk.with(600);
      desk.sync(Mode.FULL);

      changes(desk, new Random(seed), true);

      assertSameAsFresh(desk, seed);
    }
  }

  /// Negative control: a cursor that runs ahead misses changes.
  @Test
  @Tag("P17")
  void aCursorThatRunsAheadWouldBeSeen() {
    PaperDesk desk = PaperDesk.with(600);
    desk.sync(Mode.FULL);
    RunStore whole = desk.runs;
    desk.runs =
        proxy(
            RunStore.class,
            (name, call) -> {
              Object answer = call.run();
              if (name.equals("saveCursor")) {
                whole.saveCursor(
                    PaperDesk.REF,
                    Entity.TICKET,
                    desk.clock.instant().plus(Duration.ofMinutes(20)));
              }
              return answer;
            },
            whole);

    changes(desk, new Random(1), false);

    assertThat(openTickets(desk)).isNotEqualTo(fresh(desk).digest());
  }

  private static void changes(PaperDesk desk, Random random, boolean withNights) {
    long[] next = {100_000};
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < 100; i++) {
        desk.clock.pass(Duration.ofSeconds(5));
        change(desk, random, next);
      }
      desk.sync(Mode.QUICK);
      if (withNights && round % 25 == 24) {
        assertThat(settled(desk).state()).isEqualTo(State.FINISHED);
      }
    }
  }

  /// A full run; random deletions of a fortnight may be more than the brake lets pass.
  private static SyncRun settled(PaperDesk desk) {
    SyncRun run = desk.sync(Mode.FULL);
    return run.state() == State.HELD ? release(desk, run) : run;
  }

  private static SyncRun release(PaperDesk desk, SyncRun held) {
    SyncRun going = held.goingOn();
    assertThat(desk.runs.advance(going, held.step())).isTrue();
    return desk.finish(
        Message.first(
            new Task.RunStep(PaperDesk.REF, going.id(), going.step()),
            "cause",
            desk.clock.instant()));
  }

  private static void change(PaperDesk desk, Random random, long[] next) {
    Instant now = desk.clock.instant();
    List<Long> tickets = List.copyOf(desk.psa.get(Entity.TICKET).keySet());
    long id = tickets.get(random.nextInt(tickets.size()));
    Ticket ticket = desk.ticket(id);
    switch (random.nextInt(9)) {
      case 0 ->
          desk.put(Tickets.withTitle(Tickets.ticket(next[0]++), "New " + random.nextInt(100), now));
      case 1 -> desk.put(Tickets.withTitle(ticket, "Title " + random.nextInt(1_000), now));
      case 2 -> desk.put(Tickets.withQueue(ticket, Tickets.OTHER_QUEUE, now));
      case 3 -> desk.put(Tickets.withQueue(ticket, Tickets.QUEUE, now));
      case 4 -> desk.put(Tickets.withStatus(ticket, Tickets.COMPLETE, now));
      case 5 -> desk.put(Tickets.withStatus(ticket, Tickets.IN_PROGRESS, now));
      case 6 -> {
        desk.put(PaperDesk.note(next[0]++, id, "Note " + random.nextInt(1_000), now));
        desk.put(Tickets.withTitle(ticket, ticket.title(), now));
      }
      case 7 -> desk.put(PaperDesk.time(next[0]++, id, now));
      default -> {
        if (random.nextInt(4) == 0) {
          desk.delete(id);
        }
      }
    }
  }

  private static void assertSameAsFresh(PaperDesk desk, long seed) {
    Map<Long, String> fresh = fresh(desk).digest();
    assertThat(openTickets(desk)).as("seed %d", seed).isEqualTo(fresh);
    assertThat(desk.digest().keySet())
        .as("nothing is in scope that the PSA no longer has, seed %d", seed)
        .isSubsetOf(desk.psa.get(Entity.TICKET).keySet());
  }

  private static Map<Long, String> openTickets(PaperDesk desk) {
    Map<Long, String> open = new TreeMap<>(desk.digest());
    open.values().removeIf(text -> text.contains(" CLOSED ") || text.contains(" RESOLVED "));
    return open;
  }

  /// The same PSA, read into an empty store.
  private static PaperDesk fresh(PaperDesk desk) {
    PaperDesk fresh = new PaperDesk();
    fresh.clock.set(desk.clock.instant());
    desk.psa.values().forEach(records -> records.values().forEach(fresh::put));
    fresh.sync(Mode.FULL);
    return fresh;
  }

  // ---- P18: what was not all read deletes nothing

  @Test
  @Tag("P18")
  @Tag("REC-04")
  void aRunThatDiesAtAnyPageDeletesNothingAndAGoodOneExactlyWhatIsGone() {
    int pages = readsOfComparison();
    for (int failing = 1; failing <= pages; failing++) {
      PaperDesk desk = deskWithDeletions();
      Message first = desk.begin(Mode.FULL);
      desk.failing = desk.reads + failing;
      boolean died = false;
      try {
        desk.finish(first);
      } catch (PaperDesk.Killed _) {
        died = true;
      }
      assertThat(died).isTrue();
      if (failing < pages - 2) {
        assertThat(gone(desk)).as("died at page %d", failing).isEmpty();
        assertThat(desk.signals.count(PaperDesk.REF, Entity.NOTE)).isEqualTo(2_400);
      }
      desk.failing = 0;
      desk.clock.pass(Duration.ofMinutes(2));

      assertThat(desk.finish(first).state()).isEqualTo(State.FINISHED);
      assertThat(gone(desk)).containsExactly(7L, 8L, 9L);
      assertThat(desk.signals.count(PaperDesk.REF, Entity.NOTE)).isEqualTo(2_394);
      assertThat(desk.directory.count(PaperDesk.REF, Entity.COMPANY)).isEqualTo(4);
    }
  }

  private static int readsOfComparison() {
    PaperDesk desk = deskWithDeletions();
    int before = desk.reads;
    desk.sync(Mode.FULL);
    return desk.reads - before;
  }

  private static PaperDesk deskWithDeletions() {
    PaperDesk desk = PaperDesk.with(1_200);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    LongStream.rangeClosed(7, 9).forEach(desk::delete);
    desk.psa.get(Entity.COMPANY).remove(5L);
    return desk;
  }

  private static List<Long> gone(PaperDesk desk) {
    return LongStream.rangeClosed(1, 1_200)
        .filter(id ->
            desk.signals.find(PaperDesk.REF, new TicketId(id)).orElseThrow().standing()
                == Standing.GONE)
        .boxed()
        .toList();
  }

  @Test
  @Tag("P18")
  void aShortCountDeletesNothing() {
    PaperDesk desk = companies();
    desk.hidden = record -> record.entity() == Entity.COMPANY && record.recordId() % 6 == 0;

    SyncRun run = desk.sync(Mode.FULL);

    assertThat(run.state()).isEqualTo(State.FINISHED);
    assertThat(desk.directory.count(PaperDesk.REF, Entity.COMPANY)).isEqualTo(90);
    assertThat(desk.lines).anyMatch(line -> line.contains("enumerationIncomplete"));
  }

  /// Negative control: without the count, the same answer of the PSA would delete.
  @Test
  @Tag("P18")
  void deletingWithoutTheCountWouldBeSeen() {
    PaperDesk desk = companies();
    desk.psa.get(Entity.COMPANY).values().removeIf(record -> record.recordId() % 6 == 0);

    desk.sync(Mode.FULL);

    assertThat(desk.directory.count(PaperDesk.REF, Entity.COMPANY)).isLessThan(90);
  }

  private static PaperDesk companies() {
    PaperDesk desk = PaperDesk.with(3);
    LongStream.rangeClosed(6, 90)
        .forEach(id -> desk.put(Samples.company(id, "Company " + id, Tickets.CREATED)));
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    return desk;
  }

  @Test
  @Tag("P18")
  void whatOnlyTheListDoesNotShowIsLookedForByIdAndStays() {
    PaperDesk desk = PaperDesk.with(300);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    desk.skipped = record -> record.entity() == Entity.NOTE && record.recordId() % 100 == 0;

    SyncRun run = desk.sync(Mode.FULL);

    assertThat(CompareHeld.driftOf(run, Entity.NOTE).extra()).isEqualTo(6);
    assertThat(desk.signals.count(PaperDesk.REF, Entity.NOTE)).isEqualTo(600);
  }

  @Test
  @Tag("P18")
  @Tag("REC-04")
  void aMassOfAbsentRecordsIsHeldUntilReleased() {
    PaperDesk desk = PaperDesk.with(1_200);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    desk.hidden = record -> record instanceof Ticket && record.recordId() <= 25;

    SyncRun run = desk.sync(Mode.FULL);

    assertThat(run.state()).isEqualTo(State.HELD);
    assertThat(gone(desk)).isEmpty();
    assertThat(desk.lines).anyMatch(line -> line.contains("massDeleteHeld"));

    assertThat(release(desk, run).state()).isEqualTo(State.FINISHED);
    assertThat(gone(desk)).hasSize(25);
  }

  @Test
  @Tag("REC-04")
  void aHeldRunThatIsReleasedBringsBackWhatWasOnlyHidden() {
    PaperDesk desk = PaperDesk.with(1_200);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    desk.hidden = record -> record instanceof Ticket && record.recordId() <= 25;
    SyncRun held = desk.sync(Mode.FULL);
    desk.hidden = _ -> false;

    assertThat(release(desk, held).state()).isEqualTo(State.FINISHED);

    assertThat(gone(desk)).isEmpty();
  }

  // ---- shared

  private static SyncRun stored(PaperDesk desk, Message first) {
    return desk.runs.find(PaperDesk.REF, ((Task.RunStep) first.task()).run()).orElseThrow();
  }

  private interface Around {
    Object call(String method, Call call) throws Throwable;
  }

  private interface Call {
    Object run() throws Throwable;
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> port, Around around, T whole) {
    return (T)
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) ->
                around.call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(whole, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }
}
