package dev.signalbox.core.settings;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.MemberMap;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.StatusMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Settings in memory.
public final class MemorySettingsStore implements SettingsStore {

  /// Values of one kind of setting, each with its version.
  private static final class Shelf<T> {
    private final Map<ConnectionRef, Versioned<T>> values = new HashMap<>();
    private final T unset;

    Shelf(T unset) {
      this.unset = unset;
    }

    synchronized Versioned<T> read(ConnectionRef ref) {
      return values.getOrDefault(ref, new Versioned<>(unset, 0));
    }

    synchronized boolean save(ConnectionRef ref, T value, long expectedVersion) {
      if (read(ref).version() != expectedVersion) {
        return false;
      }
      values.put(ref, new Versioned<>(value, expectedVersion + 1));
      return true;
    }

    synchronized void overwrite(ConnectionRef ref, T value) {
      values.put(ref, new Versioned<>(value, read(ref).version() + 1));
    }

    synchronized void forget(ConnectionRef ref) {
      values.remove(ref);
    }
  }

  private final Shelf<QueueSelection> queues = new Shelf<>(QueueSelection.NONE);
  private final Shelf<StatusMap> statuses = new Shelf<>(StatusMap.EMPTY);
  private final Shelf<MemberMap> members = new Shelf<>(MemberMap.EMPTY);
  private final Shelf<Optional<TicketFields>> fields = new Shelf<>(Optional.empty());
  private final Shelf<ScopeRules> scopes = new Shelf<>(ScopeRules.USUAL);
  private final Shelf<Optional<QueueUse>> queueUses = new Shelf<>(Optional.empty());
  private final Shelf<Optional<Instant>> widened = new Shelf<>(Optional.empty());
  private final Shelf<Optional<ScopeFields>> scopeFields = new Shelf<>(Optional.empty());
  private final Shelf<List<Hook>> hooks = new Shelf<>(List.of());
  private final Shelf<Optional<ProvisionNote>> notes = new Shelf<>(Optional.empty());
  private final Shelf<HookWatch> watches = new Shelf<>(HookWatch.NONE);
  private final Shelf<HookChoices> choices = new Shelf<>(HookChoices.NONE);
  private final Shelf<Map<Entity, Instant>> deliveries = new Shelf<>(Map.of());

  @Override
  public Versioned<QueueSelection> queues(ConnectionRef ref) {
    return queues.read(ref);
  }

  @Override
  public boolean saveQueues(ConnectionRef ref, QueueSelection selection, long expectedVersion) {
    return queues.save(ref, selection, expectedVersion);
  }

  @Override
  public Versioned<ScopeRules> scope(ConnectionRef ref) {
    return scopes.read(ref);
  }

  @Override
  public boolean saveScope(ConnectionRef ref, ScopeRules rules, long expectedVersion) {
    return scopes.save(ref, rules, expectedVersion);
  }

  @Override
  public Optional<Instant> widenedAt(ConnectionRef ref) {
    return widened.read(ref).value();
  }

  @Override
  public void saveWidenedAt(ConnectionRef ref, Instant at) {
    widened.overwrite(ref, Optional.of(at));
  }

  @Override
  public Optional<ScopeFields> scopeFields(ConnectionRef ref) {
    return scopeFields.read(ref).value();
  }

  @Override
  public void saveScopeFields(ConnectionRef ref, ScopeFields read) {
    scopeFields.overwrite(ref, Optional.of(read));
  }

  @Override
  public Versioned<StatusMap> statuses(ConnectionRef ref) {
    return statuses.read(ref);
  }

  @Override
  public boolean saveStatuses(ConnectionRef ref, StatusMap map, long expectedVersion) {
    return statuses.save(ref, map, expectedVersion);
  }

  @Override
  public Versioned<MemberMap> members(ConnectionRef ref) {
    return members.read(ref);
  }

  @Override
  public boolean saveMembers(ConnectionRef ref, MemberMap map, long expectedVersion) {
    return members.save(ref, map, expectedVersion);
  }

  @Override
  public Optional<TicketFields> fields(ConnectionRef ref) {
    return fields.read(ref).value();
  }

  @Override
  public void saveFields(ConnectionRef ref, TicketFields read) {
    fields.overwrite(ref, Optional.of(read));
  }

  @Override
  public Optional<QueueUse> queueUse(ConnectionRef ref) {
    return queueUses.read(ref).value();
  }

  @Override
  public void saveQueueUse(ConnectionRef ref, QueueUse use) {
    queueUses.overwrite(ref, Optional.of(use));
  }

  @Override
  public List<Hook> hooks(ConnectionRef ref) {
    return hooks.read(ref).value();
  }

  @Override
  public void saveHooks(ConnectionRef ref, List<Hook> ours) {
    hooks.overwrite(ref, List.copyOf(ours));
  }

  @Override
  public Optional<ProvisionNote> provisionNote(ConnectionRef ref) {
    return notes.read(ref).value();
  }

  @Override
  public void saveProvisionNote(ConnectionRef ref, ProvisionNote note) {
    notes.overwrite(ref, Optional.of(note));
  }

  @Override
  public Versioned<HookWatch> hookWatch(ConnectionRef ref) {
    return watches.read(ref);
  }

  @Override
  public boolean saveHookWatch(ConnectionRef ref, HookWatch watch, long expectedVersion) {
    return watches.save(ref, watch, expectedVersion);
  }

  @Override
  public Versioned<HookChoices> hookChoices(ConnectionRef ref) {
    return choices.read(ref);
  }

  @Override
  public boolean saveHookChoices(ConnectionRef ref, HookChoices chosen, long expectedVersion) {
    return choices.save(ref, chosen, expectedVersion);
  }

  @Override
  public Map<Entity, Instant> lastDeliveries(ConnectionRef ref) {
    return deliveries.read(ref).value();
  }

  @Override
  public synchronized void noteDelivery(ConnectionRef ref, Entity entity, Instant receivedAt) {
    Map<Entity, Instant> all = new HashMap<>(lastDeliveries(ref));
    all.merge(entity, receivedAt, (held, given) -> given.isAfter(held) ? given : held);
    deliveries.overwrite(ref, Map.copyOf(all));
  }

  /// Forgets all settings of a connection that is deleted.
  public void forget(ConnectionRef ref) {
    shelves().forEach(shelf -> shelf.forget(ref));
  }

  /// How many kinds of settings a connection has.
  public long countOf(ConnectionRef ref) {
    return shelves().filter(shelf -> shelf.read(ref).version() > 0).count();
  }

  private Stream<Shelf<?>> shelves() {
    return Stream.of(
        queues,
        statuses,
        members,
        fields,
        scopes,
        widened,
        scopeFields,
        queueUses,
        hooks,
        notes,
        watches,
        choices,
        deliveries);
  }
}
