package dev.signalbox.simulator.autotask.workflow;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.ChangeListener;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// A rule that sets a ticket's status, queue and priority back some moments after somebody changed
/// them, and leaves a note that says so: a write that was answered with 200 need not last (live
/// tenants). Note type 13 is the one of workflow rules.
public final class WorkflowRules implements ChangeListener {

  /// Does something when some simulated time has passed.
  @FunctionalInterface
  public interface Later {
    void after(Duration wait, Runnable work);
  }

  private static final List<String> CONTROLLED = List.of("status", "queueID", "priority");
  private static final int WORKFLOW_NOTE = 13;
  private static final int EVERYBODY = 1;

  private final AutotaskSimulator autotask;
  private final Supplier<Optional<Duration>> reverts;
  private final Later later;

  private WorkflowRules(
      AutotaskSimulator autotask, Supplier<Optional<Duration>> reverts, Later later) {
    this.autotask = autotask;
    this.reverts = reverts;
    this.later = later;
  }

  /// Watches a database from now on.
  ///
  /// @param reverts for each change of a ticket that the rule could undo: after how long it does,
  ///   empty when it does not
  public static void watch(
      AutotaskSimulator autotask, Supplier<Optional<Duration>> reverts, Later later) {
    autotask.listen(new WorkflowRules(autotask, reverts, later));
  }

  @Override
  public void changed(Change change) {
    boolean concerns =
        change.entity().name().equals("Ticket")
            && change.action() == Change.Action.UPDATE
            && !change.actor().isBackground()
            && CONTROLLED.stream().anyMatch(change::moved);
    if (concerns) {
      reverts.get().ifPresent(wait -> later.after(wait, () -> putBack(change)));
    }
  }

  private void putBack(Change change) {
    Row written = Objects.requireNonNull(change.after());
    Row before = Objects.requireNonNull(change.before());
    autotask
        .store()
        .write(() -> {
          autotask
              .store()
              .find("Ticket", change.id())
              .ifPresent(now -> putBack(now, written, before));
          return true;
        });
  }

  /// Only what nobody has changed again.
  private void putBack(Row now, Row written, Row before) {
    ObjBuilder back = Json.object().put("id", now.id());
    boolean any = false;
    for (String field : CONTROLLED) {
      boolean isAsWritten = Objects.equals(now.value(field), written.value(field));
      if (isAsWritten && !Objects.equals(written.value(field), before.value(field))) {
        any = true;
        before
            .number(field)
            .ifPresentOrElse(value -> back.put(field, value), () -> back.put(field, Json.none()));
      }
    }
    if (any) {
      run(back.build(), now.id());
    }
  }

  private void run(Json.Obj back, long ticket) {
    try {
      Row _ = autotask.update(Actor.background(), "Ticket", back);
      Row _ =
          autotask.create(
              Actor.background(),
              "TicketNote",
              Json.object()
                  .put("ticketID", ticket)
                  .put("title", "Workflow rule")
                  .put("description", "A workflow rule set the ticket back.")
                  .put("noteType", WORKFLOW_NOTE)
                  .put("publish", EVERYBODY)
                  .build());
    } catch (Refused _) {
      // What a ticket was may not be allowed any more, such as an inactive status: then the rule
      // does nothing, as a person could not either.
    }
  }
}
