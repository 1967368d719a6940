package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.Holdings;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Removes a disabled connection in steps that may each be done twice: its webhooks in the PSA, its
/// addresses, its secret, and then all that is kept, page by page. It is gone, and its name free,
/// when the count shows that nothing is left.
final class PurgeConnection {

  /// A worker that began before the connection was disabled may write for so long.
  private static final Duration SETTLING = Duration.ofSeconds(60);

  private static final Duration PSA_AGAIN = Duration.ofMinutes(1);
  private static final int PSA_ATTEMPTS = 10;

  /// Some seconds of work.
  private static final int PAGE = 200;

  /// What a connection is removed from.
  record Places(
      ConnectionStore connections,
      SecretStore secrets,
      SettingsStore settings,
      HookRoutes routes,
      HookTokens tokens,
      PsaDirectory psas,
      Holdings holdings) {}

  private final Places places;
  private final TaskQueue queue;
  private final InstantSource clock;
  private final Log log;

  PurgeConnection(Places places, TaskQueue queue, InstantSource clock, Log log) {
    this.places = places;
    this.queue = queue;
    this.clock = clock;
    this.log = log;
  }

  /// @param until when calls to the PSA have to have ended
  void purge(Message message, ConnectionRef ref, Instant until) {
    places
        .connections()
        .find(ref)
        .filter(connection -> connection.state() instanceof ConnectionState.Disabled)
        .ifPresent(connection -> purge(message, connection, until));
  }

  private void purge(Message message, Connection connection, Instant until) {
    if (leavesThePsa(message, connection, until)) {
      removeItems(message, connection);
    }
  }

  /// False when the PSA is to be asked again later.
  private boolean leavesThePsa(Message message, Connection connection, Instant until) {
    ConnectionRef ref = connection.ref();
    Optional<PsaSecret> secret = places.secrets().find(ref);
    if (secret.isEmpty()) {
      return true;
    }
    try {
      places
          .psas()
          .open(connection, secret.get(), Purpose.UPKEEP, until)
          .setup()
          .removeHooks(plan(ref));
    } catch (PsaFault fault) {
      if (fault.worthRetrying() && message.attempt() < PSA_ATTEMPTS) {
        later(message, clock.instant().plus(fault.retryAfter().orElse(PSA_AGAIN)));
        return false;
      }
      // Who cannot sign in any more can still leave; the hooks find nobody at their addresses.
      log.error("hooksNotRemoved", fault, line -> line.put("connection", ref.toString()));
    }
    removeRoutes(ref);
    places.secrets().delete(ref);
    return true;
  }

  private static HookPlan plan(ConnectionRef ref) {
    Map<Entity, String> all =
        HookPlan.entities(true).stream().collect(Collectors.toMap(entity -> entity, _ -> ""));
    return new HookPlan(HookPlan.markOf(ref), all, "", "", null);
  }

  private void removeRoutes(ConnectionRef ref) {
    for (Hook hook : places.settings().hooks(ref)) {
      places.tokens().check(hook.token()).ifPresent(places.routes()::delete);
    }
  }

  private void removeItems(Message message, Connection connection) {
    Instant settled = message.receivedAt().plus(SETTLING);
    if (clock.instant().isBefore(settled)) {
      later(message, settled);
    } else if (places.holdings().removeSome(connection.ref(), PAGE) > 0) {
      queue.send(message.next(message.task()));
    } else {
      end(message, connection);
    }
  }

  private void end(Message message, Connection connection) {
    ConnectionRef ref = connection.ref();
    Holdings.Count left = places.holdings().count(ref);
    if (left.total() > 0) {
      queue.send(message.next(new Task.Purge(ref)));
      return;
    }
    places.connections().delete(ref);
    log.info(
        "connectionPurged",
        line ->
            line.put("connection", ref.toString())
                .put("cause", message.cause())
                .put("left", left.total()));
  }

  private void later(Message message, Instant notBefore) {
    Duration wait = Duration.between(clock.instant(), notBefore);
    queue.sendLater(
        message.again(notBefore),
        wait.compareTo(TaskQueue.LONGEST_DELAY) < 0 ? wait : TaskQueue.LONGEST_DELAY);
  }
}
