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
import java.util.Optional;
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

  /// Why the PSA cannot count what of an entity is read; nothing of those that it can.
  Map<Entity, String> uncountable(ConnectionRef ref, Map<Entity, Slice> reads) {
    boolean choosesCompanies = scope(ref).rules().choosesCompanies();
    Map<Entity, String> reasons = new EnumMap<>(Entity.class);
    reads.forEach((entity, slice) ->
        uncountable(entity, slice, choosesCompanies).ifPresent(why -> reasons.put(entity, why)));
    return reasons;
  }

  private static Optional<String> uncountable(
      Entity entity, Slice slice, boolean choosesCompanies) {
    return switch (entity) {
      case NOTE, TIME_ENTRY ->
          Optional.of("The PSA cannot count those of the tickets in scope by one question.");
      case TICKET ->
          isOfNoQueue(slice)
              ? Optional.of("No queue is selected, or no status counts as open.")
              : ofCompanies(choosesCompanies);
      case CONTACT, LOCATION, OPPORTUNITY, CONFIGURATION_ITEM -> ofCompanies(choosesCompanies);
      case COMPANY, MEMBER, ROLE, MEMBER_ROLE, TICKET_CATEGORY -> Optional.empty();
    };
  }

  private static boolean isOfNoQueue(Slice slice) {
    Slice all = slice instanceof Slice.Matching(Slice of, var _) ? of : slice;
    return !(all instanceof Slice.Standing);
  }

  private static Optional<String> ofCompanies(boolean chosen) {
    return chosen
        ? Optional.of("The PSA cannot count those of the companies in scope by one question.")
        : Optional.empty();
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
