package dev.signalbox.sync;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes the key that webhooks are signed with, without refusing one of them. The new key is
/// accepted first and used later: by then every receiver has read it again. The one before is
/// accepted for a day, which is longer than the PSA's retries and delays.
final class RotateHookKey {

  /// Receivers remember a key for five minutes.
  static final Duration KNOWN_EVERYWHERE = Duration.ofMinutes(6);

  private final SecretStore secrets;
  private final TaskQueue queue;
  private final Randomness randomness;
  private final InstantSource clock;

  RotateHookKey(SecretStore secrets, TaskQueue queue, Randomness randomness, InstantSource clock) {
    this.secrets = secrets;
    this.queue = queue;
    this.randomness = randomness;
    this.clock = clock;
  }

  void rotate(Message message, ConnectionRef ref) {
    Instant now = clock.instant();
    Optional<PsaSecret> secret =
        secrets.findSince(ref, now).filter(held -> held.hookSecret() != null);
    if (secret.isPresent() && !secret.get().isBeingRotated(now)) {
      secrets.put(ref, secret.get().rotated(ProvisionHooks.newKey(randomness), now));
    }
    // Also for a message that comes again: the one that was to follow it may be missing.
    secret.ifPresent(_ -> useSoon(message, ref, now));
  }

  /// The key that webhooks are to sign with, also if they are set up for another reason meanwhile:
  /// until every receiver knows the new one, the one before.
  static @Nullable String inUse(PsaSecret secret, Instant now) {
    boolean early =
        secret.rotatedAt().filter(began -> now.isBefore(began.plus(KNOWN_EVERYWHERE))).isPresent();
    return early && secret.previousHookSecret() != null
        ? secret.previousHookSecret()
        : secret.hookSecret();
  }

  private void useSoon(Message message, ConnectionRef ref, Instant now) {
    Message provision =
        new Message(
            new Task.Provision(ref, ""),
            message.cause(),
            message.receivedAt(),
            1,
            now.plus(KNOWN_EVERYWHERE));
    queue.sendLater(provision, KNOWN_EVERYWHERE);
  }
}
