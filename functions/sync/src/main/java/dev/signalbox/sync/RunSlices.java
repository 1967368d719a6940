package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which records a run reads of each entity. A full run reads what is in scope; a quick one reads
/// whatever changed, since a ticket that left the scope has to be noticed too.
final class RunSlices {

  /// Late commits and the PSA's several servers: changes may appear with a date somewhat past.
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final SettingsStore settings;
  private final RunStore runs;

  RunSlices(SettingsStore settings, RunStore runs) {
    this.settings = settings;
    this.runs = runs;
  }

  /// Empty when nothing of the entity can be in scope. Notes and time entries of a full run are
  /// read by ticket instead, see [ChildPlan].
  Optional<Slice> slice(OpenConnections.Open open, SyncRun run, Entity entity) {
    if (run.mode() == Mode.QUICK) {
      return Optional.of(new Slice.ChangedSince(since(run, entity)));
    }
    return switch (entity) {
      case COMPANY, CONTACT -> Optional.of(new Slice.Everything());
      case TICKET -> openTickets(open);
      case NOTE, TIME_ENTRY -> throw new IllegalArgumentException("Read by ticket: " + entity);
    };
  }

  /// Children of which none was met are read from where tickets were: those were read before.
  private Instant since(SyncRun run, Entity entity) {
    return runs.cursor(run.ref(), entity)
        .or(() -> runs.cursor(run.ref(), Entity.TICKET))
        .map(cursor -> cursor.minus(OVERLAP))
        .orElse(Instant.EPOCH);
  }

  private Optional<Slice> openTickets(OpenConnections.Open open) {
    Set<Long> queues = open.rules().queues().queues();
    Set<Long> statuses =
        settings.fields(open.ref()).map(fields -> openStatuses(open, fields)).orElse(Set.of());
    return queues.isEmpty() || statuses.isEmpty()
        ? Optional.empty()
        : Optional.of(new Slice.Standing(queues, statuses));
  }

  private static Set<Long> openStatuses(OpenConnections.Open open, TicketFields fields) {
    Predicate<Long> complete = open.psa().reader().completeStatuses()::contains;
    return fields.statuses().stream()
        .map(PickValue::id)
        .filter(complete.negate())
        .filter(status -> isOpen(open.rules().statuses().meaningOf(status)))
        .collect(Collectors.toSet());
  }

  private static boolean isOpen(SignalStatus status) {
    return status != SignalStatus.CLOSED && status != SignalStatus.RESOLVED;
  }
}
