package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what a ticket that was just read does to the signal that we hold. Pure: the same signal
/// and reading always give the same outcome, in whatever order readings arrive.
public final class Intake {

  /// What to do with a reading.
  public sealed interface Outcome {

    /// The signal is newer than the reading, or the ticket is none of ours.
    record Nothing(Why why) implements Outcome {}

    /// Same content, read later: only the time of reading is written.
    record SeenAgain(Signal signal) implements Outcome {}

    /// The signal as it has to be now, and the judgement it newly owes.
    record Store(Signal signal, Optional<Owed> owed) implements Outcome {}
  }

  /// Why a reading changes nothing.
  public enum Why {
    OLDER_THAN_STORED,
    OUT_OF_SCOPE
  }

  /// How long triage may take before what is owed counts as overdue and is sent again.
  static final Duration GRACE = Duration.ofMinutes(2);

  private Intake() {}

  public static Outcome decide(
      ConnectionRef ref, @Nullable Signal stored, Reading reading, Instant now) {
    Standing standing =
        reading.excluding(reading.ticket()).isEmpty() ? Standing.IN_SCOPE : Standing.OUT_OF_SCOPE;
    if (stored == null) {
      return standing == Standing.IN_SCOPE
          ? firstSight(ref, reading, now)
          : new Outcome.Nothing(Why.OUT_OF_SCOPE);
    }
    if (isOlder(stored, reading)) {
      return new Outcome.Nothing(Why.OLDER_THAN_STORED);
    }
    return again(ref, stored, reading, standing, now);
  }

  /// The PSA has no version: its date of change decides, and for equal dates our time of asking. Of
  /// what is gone there is no date of change: whatever was read before is older.
  private static boolean isOlder(Signal stored, Reading reading) {
    if (stored.standing() == Standing.GONE) {
      return !reading.askedAt().isAfter(stored.readAt());
    }
    int byPsa = reading.ticket().changedAt().compareTo(stored.ticket().changedAt());
    return byPsa < 0 || (byPsa == 0 && reading.askedAt().isBefore(stored.readAt()));
  }

  private static Outcome firstSight(ConnectionRef ref, Reading reading, Instant now) {
    Ticket ticket = reading.ticket();
    SignalStatus status = reading.statuses().meaningOf(ticket.placement().status());
    Optional<Phase> entered = status.starts();
    Signal.Entries entries = entered.map(Signal.Entries.NONE::plusOne).orElse(Signal.Entries.NONE);
    Signal signal =
        new Signal(
            ticket,
            status,
            Standing.IN_SCOPE,
            ticket.contentHash(),
            reading.askedAt(),
            entries,
            now,
            0);
    boolean history = reading.isHistory();
    return new Outcome.Store(
        signal,
        entered
            .filter(_ -> !history)
            .flatMap(phase -> owe(ref, signal, phase, reading.cause(), now)));
  }

  private static Outcome again(
      ConnectionRef ref, Signal stored, Reading reading, Standing standing, Instant now) {
    Ticket ticket = reading.ticket();
    SignalStatus status = reading.statuses().meaningOf(ticket.placement().status());
    String hash = ticket.contentHash();
    Instant readAt = later(stored.readAt(), reading.askedAt());
    if (sameContent(stored, ticket, hash)
        && status == stored.status()
        && standing == stored.standing()) {
      return new Outcome.SeenAgain(
          new Signal(
              ticket,
              status,
              standing,
              hash,
              readAt,
              stored.entries(),
              stored.firstSeenAt(),
              stored.revision()));
    }
    Optional<Phase> entered = enteredPhase(stored, reading, status, standing);
    Signal signal =
        new Signal(
            ticket,
            status,
            standing,
            hash,
            readAt,
            entered.map(stored.entries()::plusOne).orElse(stored.entries()),
            stored.firstSeenAt(),
            stored.revision());
    return new Outcome.Store(
        signal, entered.flatMap(phase -> owe(ref, signal, phase, reading.cause(), now)));
  }

  /// The date of change counts too: lists are sorted by it.
  private static boolean sameContent(Signal stored, Ticket ticket, String hash) {
    return hash.equals(stored.hash()) && ticket.changedAt().equals(stored.ticket().changedAt());
  }

  /// A phase is entered when the PSA's own status changed and its meaning with it, on a ticket that
  /// was and is in scope. A new map or a new scope changes meanings without anything having
  /// happened, so it starts nothing. A ticket that somebody moves into the scope enters what it
  /// never entered before.
  private static Optional<Phase> enteredPhase(
      Signal stored, Reading reading, SignalStatus status, Standing standing) {
    if (standing != Standing.IN_SCOPE || (!stored.inScope() && !movedIn(stored, reading))) {
      return Optional.empty();
    }
    boolean statusMoved =
        reading.ticket().placement().status() != stored.ticket().placement().status();
    return status
        .starts()
        .filter(phase ->
            (statusMoved && status != stored.status())
                || (!stored.inScope() && stored.entries().of(phase) == 0));
  }

  /// The ticket moved, not the scope: as it was before it would be out of scope now, too.
  private static boolean movedIn(Signal stored, Reading reading) {
    return stored.standing() == Standing.OUT_OF_SCOPE
        && reading.excluding(stored.ticket()).isPresent();
  }

  /// A phase that no processor judges owes nothing.
  private static Optional<Owed> owe(
      ConnectionRef ref, Signal signal, Phase phase, String cause, Instant now) {
    return Processor.of(phase).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Owed(
                ref,
                signal.ticket().id(),
                phase,
                signal.entries().of(phase),
                now.plus(GRACE),
                1,
                cause));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
