package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over a connection's data, as it stands. Every change of it is a step from n to n+1, so
/// that a repeated message or a kill cannot fork it.
///
/// @param step grows by one with each checkpoint; the condition of the next one
/// @param tracks what is left to read, side by side; empty when all is read
/// @param origin who asked for it
/// @param drift what a full run found to differ, by entity
/// @param released whether an admin let it remove more records than the brake allows
/// @param startedAt when it was asked for
/// @param begunAt when everything was counted and reading began
/// @param leaseUntil until when one worker has the run to itself
/// @param waits how long it waited for its turn at the PSA, in all, in milliseconds
/// @param waitingUntil set while it waits
/// @param troubledSince since when the PSA has not let it go on; null while it does
/// @param error why it failed, or what it waits for to pass
public record SyncRun(
    RunId id,
    ConnectionRef ref,
    Mode mode,
    Origin origin,
    State state,
    long step,
    List<Track> tracks,
    List<Progress> progress,
    List<Drift> drift,
    boolean released,
    String scopeHash,
    Instant startedAt,
    @Nullable Instant begunAt,
    @Nullable Instant finishedAt,
    @Nullable Instant leaseUntil,
    long waits,
    @Nullable Instant waitingUntil,
    @Nullable Instant troubledSince,
    String error,
    String cause) {

  public SyncRun {
    tracks = List.copyOf(tracks);
    progress = List.copyOf(progress);
    drift = List.copyOf(drift);
  }

  /// A run that waits for its first worker.
  public static SyncRun queued(
      RunId id,
      ConnectionRef ref,
      Mode mode,
      Origin origin,
      String scopeHash,
      Instant at,
      String cause) {
    return new SyncRun(
        id,
        ref,
        mode,
        origin,
        State.QUEUED,
        0,
        List.of(),
        List.of(),
        List.of(),
        false,
        scopeHash,
        at,
        null,
        null,
        null,
        0,
        null,
        null,
        "",
        cause);
  }

  /// The run as somebody stopped it; its worker finds out at the next checkpoint.
  public SyncRun cancelled(Instant at) {
    return edit().endedAs(State.CANCELLED, at).step(step + 1).done();
  }

  /// A held run as an admin let it go on.
  public SyncRun goingOn() {
    return edit().state(State.RUNNING).released(true).step(step + 1).done();
  }

  public RunEdit edit() {
    return new RunEdit(this);
  }

  public Optional<Progress> progressOf(Entity entity) {
    return progress.stream().filter(one -> one.entity() == entity).findFirst();
  }

  /// About how long it still takes, by the pages left and the time that the pages so far took;
  /// waits are part of that time. Empty while nothing tells.
  public Optional<Duration> timeLeft(Instant now) {
    long done = progress.stream().mapToLong(Progress::pages).sum();
    Instant begun = begunAt;
    if (state != State.RUNNING || begun == null || done == 0) {
      return Optional.empty();
    }
    double left = progress.stream().mapToDouble(Progress::pagesLeft).sum();
    Duration spent = Duration.between(begun, now);
    Instant until = waitingUntil;
    Duration waiting =
        until != null && until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    return Optional.of(Duration.ofMillis(Math.round(spent.toMillis() * left / done)).plus(waiting));
  }

  /// How much a run reads.
  public enum Mode {
    /// Everything in scope.
    FULL,
    /// What changed since the run before.
    QUICK,
    /// Time entries that changed: the PSA sends no events about them.
    POLL,
    /// Everything in scope, after what we hold of tickets was removed here.
    CLEAR;

    /// Whether it reads everything in scope.
    public boolean isWhole() {
      return this == FULL || this == CLEAR;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Who asked for a run. What somebody waits for goes first.
  public enum Origin {
    MANUAL,
    SCHEDULED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where a run stands.
  public enum State {
    QUEUED,
    RUNNING,
    /// It would remove so much that an admin has to say so.
    HELD,
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
  /// @param skipped how many are out of scope and were not stored: of those read, and of
  ///   configuration items also those that the PSA left out for us
  /// @param problem why it could not be read; empty when it could
  public record Progress(
      Entity entity, long done, long total, int pages, long skipped, String problem) {

    public Progress(Entity entity, long done, long total, int pages) {
      this(entity, done, total, pages, 0, "");
    }

    /// By the records that a page of this entity has brought so far.
    double pagesLeft() {
      return done > 0 && pages > 0
          ? (double) (total - done) * pages / done
          : Math.ceil((double) (total - done) / PsaReader.PAGE);
    }

    public Progress plus(long read, int requests) {
      return new Progress(
          entity, done + read, Math.max(total, done + read), pages + requests, skipped, problem);
    }
  }
}
