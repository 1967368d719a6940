package dev.signalbox.simulation.psa;

import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.ChangeListener;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.HashSet;
import java.util.Set;

/// The tickets whose last change moved no date, and the locations that were ever changed, since
/// these have no date: whoever missed its event cannot know of it before the night, when everything
/// is compared.
final class SilentChanges implements ChangeListener {

  private final Set<Long> tickets = new HashSet<>();
  private final Set<Long> locations = new HashSet<>();

  @Override
  public void changed(Change change) {
    if (change.entity().name().equals("CompanyLocation")) {
      locations.add(change.id());
    }
    if (change.entity().name().equals("Ticket") && change.action() == Change.Action.UPDATE) {
      if (change.moved("lastActivityDate") || change.moved("lastTrackedModificationDateTime")) {
        tickets.remove(change.id());
      } else {
        tickets.add(change.id());
      }
    }
  }

  /// A ticket came into sight, which moves no date either.
  void add(long ticket) {
    tickets.add(ticket);
  }

  boolean isOf(Row row) {
    return switch (row.entity().name()) {
      case "Ticket" -> tickets.contains(row.id());
      case "CompanyLocation" -> locations.contains(row.id());
      default -> false;
    };
  }
}
