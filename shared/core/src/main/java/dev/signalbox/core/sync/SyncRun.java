package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One pass over a connection's data, as it stands. Every change of it is a step from n to n+1, so
/// that a repeated message or a kill cannot fork it.
///
/// @param step grows by one with each checkpoint; the condition of the next one
/// @param tracks what is left to read, side by side; empty when all is read
/// @param since for a quick run: only what changed since then
/// @param leaseUntil until when one worker has the run to itself
/// @param waits how long it waited for its turn at the PSA, in all, in milliseconds
/// @param waitingUntil set while it waits
/// @param error why it failed
public record SyncRun(
    RunId id,
    ConnectionRef ref,
    Mode mode,
    State state,
    long step,
    List<Track> tracks,
    List<Progress> progress,
    @Nullable Instant since,
    String scopeHash,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant leaseUntil,
    long waits,
    @Nullable Instant waitingUntil,
    String error,
    String cause) {

  public SyncRun {
    tracks = List.copyOf(tracks);
    progress = List.copyOf(progress);
  }

  /// The run as somebody stopped it; its worker finds out at the next checkpoint.
  public SyncRun cancelled(Instant at) {
    return new SyncRun(
        id,
        ref,
        mode,
        State.CANCELLED,
        step + 1,
        List.of(),
        progress,
        since,
        scopeHash,
        startedAt,
        at,
        null,
        waits,
        null,
        error,
        cause);
  }

  /// How much a run reads.
  public enum Mode {
    /// Everything in scope.
    FULL,
    /// What changed since the run before.
    QUICK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where a run stands.
  public enum State {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean ended() {
      return this == FINISHED || this == FAILED || this == CANCELLED;
    }
  }

  /// One entity being read, page by page.
  ///
  /// @param position where the page after the last stored one begins; the track's own notation,
  ///   empty at the beginning
  /// @param psaTime the PSA's clock at the first page; null before it
  /// @param latestChange the greatest date of change met so far
  public record Track(
      Entity entity, String position, @Nullable Instant psaTime, @Nullable Instant latestChange) {

    public static Track of(Entity entity) {
      return new Track(entity, "", null, null);
    }
  }

  /// How far an entity is.
  ///
  /// @param total how many there are, counted before; grows if more are met
  /// @param pages requests made for it
  /// @param skipped how many of those read are out of scope and were not stored
  /// @param problem why it could not be read; empty when it could
  public record Progress(
      Entity entity, long done, long total, int pages, long skipped, String problem) {

    public Progress(Entity entity, long done, long total, int pages) {
      this(entity, done, total, pages, 0, "");
    }

    public Progress plus(long read, int requests) {
      return new Progress(
          entity, done + read, Math.max(total, done + read), pages + requests, skipped, problem);
    }
  }
}
