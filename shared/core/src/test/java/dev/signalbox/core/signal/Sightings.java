package dev.signalbox.core.signal;

import static dev.signalbox.core.signal.Tickets.COMPLETE;
import static dev.signalbox.core.signal.Tickets.CREATED;
import static dev.signalbox.core.signal.Tickets.NEW;
import static dev.signalbox.core.signal.Tickets.QUEUE;
import static dev.signalbox.core.signal.Tickets.RESOLVED;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tickets as intake sees them, at a connection that judges since the day before.
final class Sightings {

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));

  static final StatusMap MAP =
      new StatusMap(
          Map.of(
              NEW, SignalStatus.NEW,
              COMPLETE, SignalStatus.CLOSED,
              RESOLVED, SignalStatus.RESOLVED));

  static final Scope SCOPE = scope(Set.of(QUEUE));
  static final Instant JUDGE_FROM = CREATED.minus(Duration.ofDays(1));
  static final Instant NOW = CREATED.plusSeconds(5);

  private Sightings() {}

  static Reading reading(Ticket ticket, Instant askedAt) {
    return new Reading(ticket, askedAt, MAP, SCOPE, _ -> false, JUDGE_FROM, null, "cause");
  }

  static Outcome see(@Nullable Signal stored, Ticket ticket) {
    return see(stored, ticket, MAP, SCOPE, JUDGE_FROM);
  }

  static Outcome see(
      @Nullable Signal stored,
      Ticket ticket,
      StatusMap map,
      Scope scope,
      @Nullable Instant judgeFrom) {
    return see(stored, ticket, map, scope, judgeFrom, null);
  }

  static Outcome see(
      @Nullable Signal stored,
      Ticket ticket,
      StatusMap map,
      Scope scope,
      @Nullable Instant judgeFrom,
      @Nullable Instant widenedAt) {
    Instant askedAt = stored == null ? NOW : stored.readAt().plusSeconds(1);
    return Intake.decide(
        REF,
        stored,
        new Reading(ticket, askedAt, map, scope, _ -> false, judgeFrom, widenedAt, "cause"),
        NOW);
  }

  static Scope scope(Set<Long> queues) {
    return new Scope(new QueueSelection(queues), ScopeRules.USUAL);
  }

  static Signal stored(Outcome outcome) {
    return ((Outcome.Store) outcome).signal();
  }

  static Optional<Owed> owed(Outcome outcome) {
    return ((Outcome.Store) outcome).owed();
  }
}
