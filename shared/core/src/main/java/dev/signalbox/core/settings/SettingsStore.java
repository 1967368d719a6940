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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the settings of a connection. Each `save` succeeds only while the stored version is the
/// expected one, 0 meaning that nothing is stored yet; it then answers true and the version grows
/// by one.
public interface SettingsStore {

  Versioned<QueueSelection> queues(ConnectionRef ref);

  boolean saveQueues(ConnectionRef ref, QueueSelection queues, long expectedVersion);

  /// What an admin set about the scope beside the queues.
  Versioned<ScopeRules> scope(ConnectionRef ref);

  boolean saveScope(ConnectionRef ref, ScopeRules rules, long expectedVersion);

  /// When the scope was last widened; empty if never.
  Optional<Instant> widenedAt(ConnectionRef ref);

  /// Noted before a wider scope is saved, so that nothing it brings counts as new.
  void saveWidenedAt(ConnectionRef ref, Instant at);

  Versioned<StatusMap> statuses(ConnectionRef ref);

  boolean saveStatuses(ConnectionRef ref, StatusMap statuses, long expectedVersion);

  Versioned<MemberMap> members(ConnectionRef ref);

  boolean saveMembers(ConnectionRef ref, MemberMap members, long expectedVersion);

  /// The PSA's picklists as last read; empty before the first time.
  Optional<TicketFields> fields(ConnectionRef ref);

  void saveFields(ConnectionRef ref, TicketFields fields);

  /// The picklists of companies and configuration items as last read; empty before the first time.
  Optional<ScopeFields> scopeFields(ConnectionRef ref);

  void saveScopeFields(ConnectionRef ref, ScopeFields fields);

  /// Which queues are in use; empty before the first time.
  Optional<QueueUse> queueUse(ConnectionRef ref);

  void saveQueueUse(ConnectionRef ref, QueueUse use);

  List<Hook> hooks(ConnectionRef ref);

  /// Replaces the list of our hooks.
  void saveHooks(ConnectionRef ref, List<Hook> hooks);

  /// How the last provisioning of webhooks ended; empty before the first.
  Optional<ProvisionNote> provisionNote(ConnectionRef ref);

  void saveProvisionNote(ConnectionRef ref, ProvisionNote note);

  /// What checks know of the webhooks; [HookWatch#NONE] before the first.
  Versioned<HookWatch> hookWatch(ConnectionRef ref);

  boolean saveHookWatch(ConnectionRef ref, HookWatch watch, long expectedVersion);

  /// Whom the PSA shall mail when webhooks fail, and what is optional about them.
  Versioned<HookChoices> hookChoices(ConnectionRef ref);

  boolean saveHookChoices(ConnectionRef ref, HookChoices choices, long expectedVersion);

  /// When a delivery about each entity last arrived; those of which none did are not there.
  Map<Entity, Instant> lastDeliveries(ConnectionRef ref);

  /// Moves the time of the last delivery forward; never back.
  void noteDelivery(ConnectionRef ref, Entity entity, Instant receivedAt);
}
