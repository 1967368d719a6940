package dev.signalbox.simulation.psa;

import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.ChangeListener;
import java.util.HashSet;
import java.util.Set;

/// The tickets whose last change moved no date: whoever missed its event cannot know of it before
/// the night, when everything is compared.
final class SilentChanges implements ChangeListener {

  private final Set<Long> tickets = new HashSet<>();

  @Override
  public void changed(Change change) {
    if (change.entity().name().equals("Ticket") && change.action() == Change.Action.UPDATE) {
      if (change.moved("lastActivityDate") || change.moved("lastTrackedModificationDateTime")) {
        tickets.remove(change.id());
      } else {
        tickets.add(change.id());
      }
    }
  }

  boolean isOf(long ticket) {
    return tickets.contains(ticket);
  }
}
