package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was not all read deletes nothing; and a broken variant that the check sees.
class DeletionsTest {

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
      } catch (PaperPsa.Killed _) {
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
    return gone(desk, 1_200);
  }

  private static List<Long> gone(PaperDesk desk, long tickets) {
    return LongStream.rangeClosed(1, tickets)
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

    assertThat(CompareHeld.driftOf(run, Entity.NOTE))
        .isEqualTo(Drift.none(Entity.NOTE).plus(594, 594, Set.of(), Set.of()));
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
    assertThat(desk.lines)
        .anyMatch(line ->
            line.contains("massDeleteHeld") && line.contains("\"connectionName\":\"desk\""));

    assertThat(desk.release(run).state()).isEqualTo(State.FINISHED);
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

    assertThat(desk.release(held).state()).isEqualTo(State.FINISHED);

    assertThat(gone(desk)).isEmpty();
  }

  @Test
  @Tag("REC-04")
  void whatChangedWhileItWasHiddenIsTakenAsItIsWhenAHeldRunIsReleased() {
    PaperDesk desk = PaperDesk.with(1_200);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    desk.hidden = record -> record instanceof Ticket && record.recordId() <= 25;
    SyncRun held = desk.sync(Mode.FULL);
    complete(desk, 7);
    desk.hidden = _ -> false;

    Drift drift = CompareHeld.driftOf(desk.release(held), Entity.TICKET);

    assertThat(ticket(desk, 7)).isEqualTo(desk.ticket(7));
    assertThat(drift)
        .isEqualTo(
            Drift.none(Entity.TICKET).plus(1_200, 1_200, Set.of(), Set.of()).plusDiffering(1));
  }

  @Test
  @Tag("REC-04")
  void closedTicketThatOnlySeemedGoneComesBackWithTheNextComparison() {
    PaperDesk desk = PaperDesk.with(300);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    desk.hidden = record -> record instanceof Ticket && record.recordId() <= 9;
    desk.sync(Mode.FULL);
    assertThat(gone(desk, 300)).hasSize(9);
    LongStream.rangeClosed(1, 8).forEach(id -> complete(desk, id));
    desk.delete(9);
    desk.hidden = _ -> false;
    desk.clock.pass(Duration.ofDays(6));

    Drift drift = CompareHeld.driftOf(desk.sync(Mode.FULL), Entity.TICKET);

    assertThat(gone(desk, 300)).containsExactly(9L);
    assertThat(LongStream.rangeClosed(1, 8))
        .allSatisfy(id -> assertThat(ticket(desk, id)).isEqualTo(desk.ticket(id)));
    assertThat(drift.missingIds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(drift)
        .returns(8L, Drift::missing)
        .returns(8L, Drift::repaired)
        .returns(0L, Drift::extra);
  }

  /// What has been gone for longer is not looked for each night for ever.
  @Test
  void ticketThatWentLongAgoIsNotLookedForAnyMore() {
    PaperDesk desk = PaperDesk.with(300);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofHours(1));
    desk.delete(9);
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofDays(6));
    int during = readsOf(desk);
    desk.clock.pass(Duration.ofDays(2));

    assertThat(readsOf(desk)).isEqualTo(during - 1);
    assertThat(gone(desk, 300)).containsExactly(9L);
  }

  private static int readsOf(PaperDesk desk) {
    int before = desk.reads;
    desk.sync(Mode.FULL);
    return desk.reads - before;
  }

  private static void complete(PaperDesk desk, long id) {
    desk.put(Tickets.withStatus(desk.ticket(id), Tickets.COMPLETE, desk.clock.instant()));
  }

  private static Ticket ticket(PaperDesk desk, long id) {
    return desk.signals.find(PaperDesk.REF, new TicketId(id)).orElseThrow().ticket();
  }
}
