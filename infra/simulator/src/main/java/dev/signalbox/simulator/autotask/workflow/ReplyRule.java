package dev.signalbox.simulator.autotask.workflow;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.ChangeListener;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.workflow.WorkflowRules.Later;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A rule that opens a complete ticket again, some moments after its customer wrote to it: an
/// account may have one or not (Autotask admin help, workflow rules; live tenants).
public final class ReplyRule implements ChangeListener {

  private static final Duration MOMENTS = Duration.ofSeconds(1);
  private static final long COMPLETE = 5;

  private final AutotaskSimulator autotask;
  private final Later later;

  private ReplyRule(AutotaskSimulator autotask, Later later) {
    this.autotask = autotask;
    this.later = later;
  }

  /// Watches a database from now on; the switch `repliesReopen` says whether it does anything.
  public static void watch(AutotaskSimulator autotask, Later later) {
    autotask.listen(new ReplyRule(autotask, later));
  }

  @Override
  public void changed(Change change) {
    boolean isReply =
        change.entity().name().equals("TicketNote")
            && change.action() == Change.Action.CREATE
            && change.actor().isContact();
    if (isReply && autotask.switches().tickets().repliesReopen()) {
      OptionalLong ticket = Objects.requireNonNull(change.after()).number("ticketID");
      later.after(MOMENTS, () -> open(ticket.orElse(0)));
    }
  }

  private void open(long ticket) {
    autotask
        .store()
        .write(() -> {
          autotask
              .store()
              .find("Ticket", ticket)
              .filter(ReplyRule::isComplete)
              .ifPresent(this::open);
          return true;
        });
  }

  private static boolean isComplete(Row ticket) {
    return ticket.number("status").equals(OptionalLong.of(COMPLETE));
  }

  private void open(Row ticket) {
    try {
      firstStatus(ticket.entity())
          .ifPresent(status -> {
            Row _ =
                autotask.update(
                    Actor.background(),
                    "Ticket",
                    Json.object().put("id", ticket.id()).put("status", status.value()).build());
          });
    } catch (Refused _) {
      // A ticket whose category demands what it lacks stays as it is, as it would for a person.
    }
  }

  /// What people choose first, which is how a ticket begins.
  private Optional<PickValue> firstStatus(EntityType tickets) {
    Field status = tickets.require("status");
    return autotask.picklists().of(tickets, status).stream()
        .filter(PickValue::isActive)
        .filter(value -> value.value() != COMPLETE)
        .min(Comparator.comparingInt(PickValue::sortOrder));
  }
}
