package dev.signalbox.core.task;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.triage.Phase;

/// What travels on the queues. A tagged union that only grows: a changed meaning is a new case.
public sealed interface Task {

  /// A task for one connection.
  sealed interface OfConnection extends Task {
    ConnectionRef ref();
  }

  /// A webhook hinted that a record changed. Made in `functions/webhook`, done in `functions/sync`.
  record Refresh(ConnectionRef ref, Entity entity, long id, WebhookReader.Action action)
      implements OfConnection {}

  /// Work on a run from this step on. Made in `functions/config` and `functions/sync`, done in
  /// `functions/sync`.
  ///
  /// @param step the step that the run must be at; a repeated message carries an old one and is
  ///   dropped
  record RunStep(ConnectionRef ref, RunId run, long step) implements OfConnection {}

  /// Make our webhooks exist and work. Made in `functions/config` and `functions/webhook`, done in
  /// `functions/sync`.
  ///
  /// @param publicUrl the base URL under which the PSA reaches us; empty to use the stored one
  record Provision(ConnectionRef ref, String publicUrl) implements OfConnection {}

  /// Judge a ticket. Made in `functions/sync`, done in `functions/triage`.
  record Judge(ConnectionRef ref, TicketId ticket, Phase phase, int entry)
      implements OfConnection {}

  /// Judge a ticket again because somebody asked; the new verdicts take the place of the old ones.
  /// Made in `functions/config`, done in `functions/triage`.
  record JudgeAgain(ConnectionRef ref, TicketId ticket, Phase phase) implements OfConnection {}

  /// Apply changed rules (status map, selected queues) to the signals that we hold, without asking
  /// the PSA. Made in `functions/config` and `functions/sync`, done in `functions/sync`.
  ///
  /// @param after where the list of tickets goes on, see `SignalStore.listIds`; empty to begin
  record Reapply(ConnectionRef ref, String after) implements OfConnection {}

  /// Take out of the directory what a changed scope keeps out, without asking the PSA. Made in
  /// `functions/config` and `functions/sync`, done in `functions/sync`.
  ///
  /// @param entity whose records are next
  /// @param after where their list goes on, see `DirectoryStore.list`; empty to begin
  record Rescope(ConnectionRef ref, Entity entity, String after) implements OfConnection {}

  /// Remove a connection that was disabled, with its webhooks, its secret and all that is kept of
  /// it. Made in `functions/config` and `functions/sync`, done in `functions/sync`.
  record Purge(ConnectionRef ref) implements OfConnection {}

  /// Make a sign-in code and mail it, if the address belongs to somebody. Made in
  /// `functions/config`, done in `functions/sync`.
  record SendCode(String challenge, EmailAddress email) implements Task {}

  /// Send again what is overdue. Made by a schedule, done in `functions/sync`.
  record SweepOwed() implements Task {}

  /// Start the runs that are due. Made by a schedule, done in `functions/sync`.
  record StartScheduledRuns() implements Task {}

  /// Look at our webhooks through the PSA's own API, mend what is wrong, and fetch what they
  /// missed. Made in `functions/webhook`, `functions/config` and `functions/sync`, done in
  /// `functions/sync`.
  ///
  /// @param hook the PSA's name of the hook that gave reason to look; empty for no particular one
  record CheckHooks(ConnectionRef ref, HookDoubt doubt, String hook) implements OfConnection {}

  /// Why to look at webhooks.
  enum HookDoubt {
    /// It is time to.
    ROUTINE,
    /// Somebody says that one was switched off.
    SWITCHED_OFF,
    /// A delivery was signed with none of our keys.
    BAD_SIGNATURE
  }

  /// Look at the webhooks of all connections. Made by a schedule, done in `functions/sync`.
  record CheckAllHooks() implements Task {}

  /// Sign webhooks with a new key from soon on. Made in `functions/config`, done in
  /// `functions/sync`.
  record RotateHookSecret(ConnectionRef ref) implements OfConnection {}

  /// Read one record now, because somebody asked. Made in `functions/config`, done in
  /// `functions/sync`.
  record Pull(ConnectionRef ref, Entity entity, long id, WebhookReader.Action action)
      implements OfConnection {}
}
