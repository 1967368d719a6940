package dev.signalbox.sync;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/// A test of what happens half an hour after the first sync.
abstract class WithASyncedOffice extends WithAnOffice {

  WithASyncedOffice() {
    this(new DemoPlan(3, 200, 6, 1.0, 0.5, 0.5));
  }

  WithASyncedOffice(DemoPlan plan) {
    super(plan);
  }

  @BeforeEach
  void sync() {
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(30));
    office.queue.take();
  }

  /// The ids of what we hold of a ticket.
  final <T> Set<Long> ids(long ticket, Function<Story, List<T>> of, Function<T, Long> id) {
    return of.apply(story(ticket)).stream().map(id).collect(Collectors.toSet());
  }

  final Set<Long> notesOfHeld() {
    return office.held().stream()
        .flatMap(ticket -> ids(ticket, Story::notes, Note::id).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  final Set<Long> notesInThePsa() {
    Set<Long> held = office.held();
    return office.truth("TicketNote").stream()
        .filter(row -> held.contains(row.number("ticketID").orElse(-1)))
        .map(Row::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
