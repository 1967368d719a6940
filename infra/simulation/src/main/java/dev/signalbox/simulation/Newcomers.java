package dev.signalbox.simulation;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whoever arrived after the first sync and is still new was judged; who was there before owes
/// nothing, unless something happened to the ticket.
final class Newcomers {

  static final String JUDGED = "every new ticket is judged";

  /// The PSA's clock and ours may differ by so much.
  private static final Duration DOUBT = Duration.ofMinutes(5);

  private final Deployment deployment;

  Newcomers(Deployment deployment) {
    this.deployment = deployment;
  }

  void areJudged() {
    for (Admin admin : deployment.admins) {
      admin
          .ref()
          .flatMap(ref -> deployment.stores.connections.find(ref))
          .ifPresent(connection -> {
            Instant from = connection.judgeFrom();
            if (from != null) {
              admin
                  .psa()
                  .rows("Ticket")
                  .filter(row -> row.time("createDate").orElseThrow().isAfter(from.plus(DOUBT)))
                  .forEach(row -> isJudged(connection, row));
            }
          });
    }
  }

  /// A ticket that is new now and was in a monitored queue all along entered the phase once at
  /// least.
  private void isJudged(Connection connection, Row row) {
    ConnectionRef ref = connection.ref();
    Optional<Signal> held = deployment.stores.signals.find(ref, new TicketId(row.id()));
    boolean isNew =
        held.filter(signal -> signal.inScope() && signal.status() == SignalStatus.NEW).isPresent();
    if (isNew && held.get().entries().intake() > 0 && !isKnown(ref, held.get())) {
      throw new Broken(JUDGED, row + " of " + ref + " was not");
    }
  }

  private boolean isKnown(ConnectionRef ref, Signal signal) {
    Watch.EntryKey key =
        new Watch.EntryKey(ref, signal.ticket().id(), Phase.INTAKE, signal.entries().intake());
    return deployment.watch.judgedEntries().contains(key)
        || !deployment.stores.signals.owed(ref, signal.ticket().id()).isEmpty();
  }
}
