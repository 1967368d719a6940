package dev.signalbox.simulation;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ports and signals as a broken product would have them.
final class Spoilt {

  private Spoilt() {}

  /// Messages that would apply changed rules get lost.
  static TaskQueue withoutRules(TaskQueue queue) {
    return Intercept.in(
        TaskQueue.class,
        queue,
        (_, arguments, usual) -> {
          arguments[0] =
              arguments[0] instanceof List<?> messages
                  ? messages.stream().filter(message -> !isOfRules(message)).toList()
                  : arguments[0];
          return isOfRules(arguments[0]) ? null : usual.call(arguments);
        });
  }

  private static boolean isOfRules(@Nullable Object message) {
    return message instanceof Message given
        && (given.task() instanceof Task.Reapply || given.task() instanceof Task.Rescope);
  }

  /// Only the newest key is looked at.
  static WebhookReader withOneKey(WebhookReader reader) {
    return (headers, body, keys, guid) ->
        reader.read(headers, body, keys.subList(0, Math.min(1, keys.size())), guid);
  }

  static Signal withoutAssignee(Signal signal) {
    Ticket ticket = signal.ticket();
    Ticket.Parties parties = ticket.parties();
    return new Signal(
        new Ticket(
            ticket.id(),
            ticket.number(),
            ticket.title(),
            ticket.description(),
            ticket.resolution(),
            ticket.placement(),
            new Ticket.Parties(parties.company(), parties.contact(), null),
            ticket.moments(),
            ticket.parent()),
        signal.status(),
        signal.standing(),
        signal.hash(),
        signal.readAt(),
        signal.entries(),
        signal.firstSeenAt(),
        signal.revision());
  }
}
