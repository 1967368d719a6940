package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Saves what is copied, and has it carried out: what leaves the scope is hidden, what comes into
/// it is read.
final class SaveScope {

  /// A saved part of the scope.
  ///
  /// @param run what was started because of it; empty when nothing had to be
  record Saved<T>(Versioned<T> setting, Optional<SyncRun> run) {}

  private final SettingsStore settings;
  private final RuleChanges changes;
  private final StartSync starting;
  private final InstantSource clock;

  SaveScope(SettingsStore settings, RuleChanges changes, StartSync starting, InstantSource clock) {
    this.settings = settings;
    this.changes = changes;
    this.starting = starting;
    this.clock = clock;
  }

  Scope scope(ConnectionRef ref) {
    return new Scope(settings.queues(ref).value(), settings.scope(ref).value());
  }

  /// Queues are chosen before the first sync, which somebody starts: only later choices start one,
  /// also while that one runs, since it may be past what is chosen now.
  Saved<QueueSelection> queues(
      Connection connection, Optional<Long> basedOn, QueueSelection chosen) {
    ConnectionRef ref = connection.ref();
    Scope before = scope(ref);
    noteIfWider(ref, new Scope(chosen, before.rules()), before);
    Versioned<QueueSelection> saved =
        Settings.change(
            basedOn,
            Settings.kept(
                () -> settings.queues(ref),
                (value, expected) -> settings.saveQueues(ref, value, expected)),
            _ -> chosen);
    boolean ready = connection.judgeFrom() != null || starting.hasBegun(ref);
    return new Saved<>(saved, ready ? carryOut(connection, before) : none(connection));
  }

  /// Tickets in a status that counted as closed were never read: they have to be.
  Saved<StatusMap> statuses(
      Connection connection, Optional<Long> basedOn, UnaryOperator<StatusMap> change) {
    ConnectionRef ref = connection.ref();
    StatusMap before = settings.statuses(ref).value();
    Versioned<StatusMap> saved =
        Settings.change(
            basedOn,
            Settings.kept(
                () -> settings.statuses(ref),
                (value, expected) -> settings.saveStatuses(ref, value, expected)),
            known -> {
              StatusMap changed = change.apply(known);
              if (changed.opensMoreThan(known)) {
                settings.saveWidenedAt(ref, clock.instant());
              }
              return changed;
            });
    changes.made(connection);
    boolean opened = saved.value().opensMoreThan(before) || starting.isWiderThanRead(ref);
    return new Saved<>(saved, opened ? readWhatOpened(connection) : Optional.empty());
  }

  private Optional<SyncRun> readWhatOpened(Connection connection) {
    ConnectionRef ref = connection.ref();
    return connection.state().works()
            && starting.hasBegun(ref)
            && !settings.queues(ref).value().queues().isEmpty()
        ? Optional.of(starting.start(connection, Mode.FULL))
        : Optional.empty();
  }

  Saved<ScopeRules> rules(
      Connection connection, Optional<Long> basedOn, UnaryOperator<ScopeRules> change) {
    ConnectionRef ref = connection.ref();
    Scope before = scope(ref);
    Versioned<ScopeRules> saved =
        Settings.change(
            basedOn,
            Settings.kept(
                () -> settings.scope(ref),
                (value, expected) -> settings.saveScope(ref, value, expected)),
            known -> {
              ScopeRules changed = change.apply(known);
              noteIfWider(ref, new Scope(before.queues(), changed), before);
              return changed;
            });
    boolean ready = settings.statuses(ref).version() > 0;
    return new Saved<>(saved, ready ? carryOut(connection, before) : none(connection));
  }

  /// First, so that nothing that the wider scope brings counts as having just happened.
  private void noteIfWider(ConnectionRef ref, Scope after, Scope before) {
    if (after.admitsMoreThan(before)) {
      settings.saveWidenedAt(ref, clock.instant());
    }
  }

  private Optional<SyncRun> none(Connection connection) {
    changes.made(connection);
    return Optional.empty();
  }

  /// A ticket that comes into scope has not changed in the PSA, so only a full run finds it. What
  /// is saved once more may have been saved by a request that came no further.
  private Optional<SyncRun> carryOut(Connection connection, Scope before) {
    Scope after = scope(connection.ref());
    changes.scopeChanged(connection);
    boolean wider =
        after.equals(before)
            ? starting.isWiderThanRead(connection.ref())
            : after.admitsMoreThan(before);
    if (after.equals(before) && !wider) {
      return Optional.empty();
    }
    return after.queues().queues().isEmpty() || (!wider && isFirstUnderWay(connection.ref()))
        ? Optional.empty()
        : Optional.of(starting.start(connection, wider ? Mode.FULL : Mode.QUICK));
  }

  /// What it has read so far is judged by the narrower rules, and it goes on by them.
  private boolean isFirstUnderWay(ConnectionRef ref) {
    return starting.hasBegun(ref) && !starting.hadFirst(ref);
  }
}
