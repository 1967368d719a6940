package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.triage.Phase;
import java.time.Instant;

/// A ticket as we store and judge it.
///
/// @param status what its PSA status means under the map with which it was last read
/// @param standing whether it is shown; a signal that left the scope or the PSA is kept and hidden
/// @param hash of the ticket's content
/// @param readAt our clock before the request whose answer this is; never goes back
/// @param entries how often it entered each phase's status
/// @param firstSeenAt when we first stored it
/// @param revision grows with each write; the condition of the next one
public record Signal(
    Ticket ticket,
    SignalStatus status,
    Standing standing,
    String hash,
    Instant readAt,
    Entries entries,
    Instant firstSeenAt,
    long revision) {

  /// Whether a signal counts.
  public enum Standing {
    /// Its queue is selected.
    IN_SCOPE,
    /// Its queue is not selected, or no longer.
    OUT_OF_SCOPE,
    /// The PSA no longer has it: a tombstone.
    GONE;

    /// The standing's word in the API and in items.
    public String word() {
      return switch (this) {
        case IN_SCOPE -> "in";
        case OUT_OF_SCOPE -> "out";
        case GONE -> "gone";
      };
    }
  }

  public boolean inScope() {
    return standing == Standing.IN_SCOPE;
  }

  /// The tombstone of this signal.
  public Signal goneAt(Instant readAt) {
    return new Signal(ticket, status, Standing.GONE, hash, readAt, entries, firstSeenAt, revision);
  }

  /// How often a ticket entered the status that starts each phase, as far as we saw it.
  public record Entries(int intake, int resolution) {

    public static final Entries NONE = new Entries(0, 0);

    public int of(Phase phase) {
      return switch (phase) {
        case INTAKE -> intake;
        case RESOLUTION -> resolution;
      };
    }

    /// The greater of both for each phase.
    public Entries atLeast(Entries other) {
      return new Entries(Math.max(intake, other.intake), Math.max(resolution, other.resolution));
    }

    public Entries plusOne(Phase phase) {
      return switch (phase) {
        case INTAKE -> new Entries(intake + 1, resolution);
        case RESOLUTION -> new Entries(intake, resolution + 1);
      };
    }
  }

  public Signal withEntries(Entries changed) {
    return new Signal(ticket, status, standing, hash, readAt, changed, firstSeenAt, revision);
  }

  public Signal withRevision(long changed) {
    return new Signal(ticket, status, standing, hash, readAt, entries, firstSeenAt, changed);
  }

  public Signal readAgain(Instant at) {
    return new Signal(ticket, status, standing, hash, at, entries, firstSeenAt, revision);
  }
}
