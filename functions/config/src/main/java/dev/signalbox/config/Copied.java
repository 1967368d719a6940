package dev.signalbox.config;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of a PSA is copied, as an admin set it.
final class Copied {

  private final SettingsStore settings;

  Copied(SettingsStore settings) {
    this.settings = settings;
  }

  Scope scope(ConnectionRef ref) {
    return new Scope(settings.queues(ref).value(), settings.scope(ref).value());
  }

  List<Entity> entities(ConnectionRef ref) {
    return Stream.of(Entity.values()).filter(scope(ref)::reads).toList();
  }

  /// What a full run reads of each entity; notes and time entries by their tickets.
  Map<Entity, Slice> reads(ConnectionRef ref, PsaReader reader) {
    Scope scope = scope(ref);
    Map<Entity, Slice> reads = new EnumMap<>(Entity.class);
    for (Entity entity : entities(ref)) {
      Slice all = entity == Entity.TICKET ? tickets(ref, reader) : new Slice.Everything();
      reads.put(entity, Slice.matching(all, scope.conditions(entity)));
    }
    return reads;
  }

  private Slice tickets(ConnectionRef ref, PsaReader reader) {
    Set<Long> queues = scope(ref).queues().queues();
    Set<Long> open = new TreeSet<>(openStatuses(ref));
    open.removeAll(reader.completeStatuses());
    return queues.isEmpty() || open.isEmpty()
        ? new Slice.Everything()
        : new Slice.Standing(queues, open);
  }

  /// Statuses whose tickets are read.
  Set<Long> openStatuses(ConnectionRef ref) {
    StatusMap map = settings.statuses(ref).value();
    Set<Long> excluded = scope(ref).rules().excludedStatuses();
    return statuses(ref).stream()
        .map(PickValue::id)
        .filter(status -> !excluded.contains(status))
        .filter(status -> isOpen(map.meaningOf(status)))
        .collect(Collectors.toSet());
  }

  private static boolean isOpen(SignalStatus status) {
    return status != SignalStatus.CLOSED && status != SignalStatus.RESOLVED;
  }

  /// The PSA's statuses as they were last read; none before.
  List<PickValue> statuses(ConnectionRef ref) {
    return settings.fields(ref).map(TicketFields::statuses).orElse(List.of());
  }
}
