package dev.signalbox.simulation.psa;

import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.People;
import dev.signalbox.simulator.autotask.account.Sight;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Set;
import java.util.stream.Collectors;

/// An API user that loses sight of tickets and gets it back: its rights, not the tickets, are what
/// changes.
public final class Blindness {

  private final PsaDatabase psa;
  private final Peculiarities peculiarities;
  private boolean blind;

  Blindness(PsaDatabase psa, Peculiarities peculiarities) {
    this.psa = psa;
    this.peculiarities = peculiarities;
  }

  public boolean isBlind() {
    return blind;
  }

  /// @param wholly whether it is taken from all lines of business; if not, its security level shows
  ///   no tickets but its own
  public void strike(boolean wholly) {
    blind = true;
    ApiUser user = psa.apiUser();
    if (wholly) {
      people().associateWithLinesOfBusiness(user, Set.of());
    } else {
      people().put(user.with(user.level().showingTickets(Sight.MINE)));
    }
  }

  public void pass() {
    if (blind) {
      blind = false;
      Set<Long> shown = psa.seen("Ticket").map(Row::id).collect(Collectors.toSet());
      psa.rows("Ticket").map(Row::id).filter(id -> !shown.contains(id)).forEach(psa::comesToLight);
      ApiUser user = psa.apiUser();
      people().put(user.with(user.level().showingTickets(Sight.ALL)));
      people().associateWithLinesOfBusiness(user, true);
      peculiarities.associate(people(), user);
    }
  }

  private People people() {
    return psa.autotask().people();
  }
}
