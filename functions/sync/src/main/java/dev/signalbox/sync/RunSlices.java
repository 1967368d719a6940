package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /// The entities that a run reads. Those without a date of change are read by full runs only.
  static List<Entity> entities(Scope scope, Mode mode) {
    return Stream.of(Entity.values())
        .filter(scope::reads)
        .filter(entity -> mode.isWhole() || hasDateOfChange(entity))
        .filter(entity -> mode != Mode.POLL || entity == Entity.TIME_ENTRY)
        .toList();
  }

  static boolean hasDateOfChange(Entity entity) {
    return switch (entity) {
      case COMPANY, CONTACT, OPPORTUNITY, CONFIGURATION_ITEM, TICKET, NOTE, TIME_ENTRY -> true;
      case LOCATION, MEMBER, ROLE, MEMBER_ROLE, TICKET_CATEGORY -> false;
    };
  }

  /// Empty when nothing of the entity can be in scope. Notes and time entries of a full run are
  /// read by ticket instead, see [ChildPlan].
  Optional<Slice> slice(OpenConnections.Open open, SyncRun run, Entity entity) {
    return run.mode().isWhole()
        ? inScope(open, entity, new Slice.Everything())
        : Optional.of(new Slice.ChangedSince(since(run, entity)));
  }

  /// As much of a slice as the PSA can be asked to leave to what is in scope; empty when nothing
  /// can be. Of tickets only the open ones.
  Optional<Slice> inScope(OpenConnections.Open open, Entity entity, Slice of) {
    Scope scope = open.rules().scope();
    if (!scope.reads(entity)) {
      return Optional.empty();
    }
    return switch (entity.place()) {
      case TICKETS -> openTickets(open, of);
      case UNDER_TICKETS -> throw new IllegalArgumentException("Read by ticket: " + entity);
      case DIRECTORY -> Optional.of(Slice.matching(of, scope.conditions(entity)));
    };
  }

  /// Children of which none was met are read from where tickets were: those were read before.
  private Instant since(SyncRun run, Entity entity) {
    return since(run.ref(), entity).orElse(Instant.EPOCH);
  }

  /// From when changes of an entity are to be read; empty before the first run.
  Optional<Instant> since(ConnectionRef ref, Entity entity) {
    return runs.cursor(ref, entity)
        .or(() -> runs.cursor(ref, Entity.TICKET))
        .map(cursor -> cursor.minus(OVERLAP));
  }

  private Optional<Slice> openTickets(OpenConnections.Open open, Slice of) {
    Scope scope = open.rules().scope();
    Set<Long> queues = scope.queues().queues();
    Set<Long> statuses =
        settings
            .fields(open.ref())
            .map(fields ->
                scope.openStatuses(
                    open.rules().statuses(), fields, open.psa().reader().completeStatuses()))
            .orElse(Set.of());
    if (queues.isEmpty() || statuses.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>(scope.conditions(Entity.TICKET));
    if (of instanceof Slice.Everything) {
      return Optional.of(Slice.matching(new Slice.Standing(queues, statuses), conditions));
    }
    conditions.add(Condition.in(Field.TICKET_QUEUE, queues));
    conditions.add(Condition.in(Field.TICKET_STATUS, statuses));
    return Optional.of(Slice.matching(of, conditions));
  }
}
