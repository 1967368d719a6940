package dev.signalbox.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Track;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A note that we hold under a ticket where the PSA shows none.
class CompareHeldTest {

  private static final TicketId ONE = new TicketId(1);
  private static final TicketId TWO = new TicketId(2);

  private final ConnectionRef ref = Samples.newRef();
  private final MemorySignalStore signals = new MemorySignalStore();
  private final MemoryRunStore runs = new MemoryRunStore();
  private final CompareHeld comparing = new CompareHeld(signals, new MemoryDirectoryStore(), runs);
  private final SyncRun run =
      SyncRun.queued(
          new RunId("run"), ref, SyncRun.Mode.FULL, SyncRun.Origin.MANUAL, "scope", NOON, "cause");

  @BeforeEach
  void holdANoteUnderTheSecondOfTwoTickets() {
    signals.save(ref, Samples.signal(1), Optional.empty());
    signals.save(ref, Samples.signal(2), Optional.empty());
    Note note = Samples.note(5, 2, "Hello", NOON);
    signals.saveChildren(ref, List.of(new Child(note, NOON)));
  }

  @Test
  @Tag("REC-04")
  void whatStandsUnderAnotherTicketByNowIsPutRightAndNotLookedForAgain() {
    signals.leaveStray(ref, Entity.NOTE, 5, ONE);

    Drift drift = compare(ONE);

    assertThat(drift).isEqualTo(Drift.none(Entity.NOTE).plusDiffering(1));
    assertThat(absent()).isEmpty();
    assertThat(signals.childIds(ref, Entity.NOTE, List.of(ONE))).isEmpty();
    assertThat(signals.parentOf(ref, Entity.NOTE, 5)).contains(TWO);
  }

  /// The control: what stands there and nowhere else is looked for by its id.
  @Test
  @Tag("REC-04")
  void whatStandsThereOnlyIsNotedAsAbsent() {
    Drift drift = compare(TWO);

    assertThat(drift).isEqualTo(Drift.none(Entity.NOTE).plus(1, 0, Set.of(), Set.of(5L)));
    assertThat(absent()).containsExactly(5L);
    assertThat(signals.childIds(ref, Entity.NOTE, List.of(TWO))).containsExactly(5L);
  }

  /// Compares with a page on which the PSA shows no notes of a ticket.
  private Drift compare(TicketId ticket) {
    var nothing = new Page(List.of(), true, NOON, NOON);
    var step =
        new Step(
            Optional.of(nothing),
            Track.of(Entity.NOTE),
            true,
            0,
            IdRange.ALL,
            Set.of(ticket.value()));
    return comparing.compare(
        run,
        List.of(Drift.none(Entity.NOTE)),
        step,
        comparing.held(ref, step),
        StorePages.Stored.NOTHING);
  }

  private List<Long> absent() {
    return runs.absent(ref, run.id(), Entity.NOTE, 10);
  }
}
