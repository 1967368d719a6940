package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What changed, read bit by bit, is what a fresh full run reads; and a broken variant that the
/// check sees.
class ManyChangesTest {

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
        Around.port(
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
    return run.state() == State.HELD ? desk.release(run) : run;
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
}
