package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.InstantSource;

/// What is done about webhooks in the background, since it takes more calls than anybody waits for.
final class HookTasks {

  private final SecretStore secrets;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  HookTasks(SecretStore secrets, TaskQueue queue, Ids ids, InstantSource clock) {
    this.secrets = secrets;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  void provision(ConnectionRef ref, String publicUrl) {
    send(new Task.Provision(ref, publicUrl));
  }

  /// The webhooks as they are known, with what was chosen about them since.
  void apply(ConnectionRef ref) {
    send(new Task.Provision(ref, ""));
  }

  void check(ConnectionRef ref) {
    send(new Task.CheckHooks(ref, Task.HookDoubt.ROUTINE, ""));
  }

  void pull(ConnectionRef ref, Entity entity, long id, Action action) {
    send(new Task.Pull(ref, entity, id, action));
  }

  void rotate(ConnectionRef ref) {
    PsaSecret secret =
        secrets
            .find(ref)
            .filter(held -> held.hookSecret() != null)
            .orElseThrow(() ->
                new Refusal(
                    ErrorType.SETUP_REQUIRED, "There are no webhooks yet; provision them first."));
    if (secret.isBeingRotated(clock.instant())) {
      throw Refusal.of(ErrorType.ROTATION_UNDER_WAY);
    }
    send(new Task.RotateHookSecret(ref));
  }

  private void send(Task task) {
    queue.send(Message.first(task, ids.next(), clock.instant()));
  }
}
