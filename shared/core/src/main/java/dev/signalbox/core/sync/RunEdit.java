package dev.signalbox.core.sync;

import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.sync.SyncRun.Track;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a run: what is not said stays.
public final class RunEdit {

  private final SyncRun run;
  private SyncRun.Mode mode;
  private State state;
  private long step;
  private List<Track> tracks;
  private List<Progress> progress;
  private List<Drift> drift;
  private boolean released;
  private @Nullable Instant begunAt;
  private @Nullable Instant finishedAt;
  private @Nullable Instant leaseUntil;
  private long waits;
  private @Nullable Instant waitingUntil;
  private @Nullable Instant troubledSince;
  private String error;

  RunEdit(SyncRun run) {
    this.run = run;
    this.mode = run.mode();
    this.state = run.state();
    this.step = run.step();
    this.tracks = run.tracks();
    this.progress = run.progress();
    this.drift = run.drift();
    this.released = run.released();
    this.begunAt = run.begunAt();
    this.finishedAt = run.finishedAt();
    this.leaseUntil = run.leaseUntil();
    this.waits = run.waits();
    this.waitingUntil = run.waitingUntil();
    this.troubledSince = run.troubledSince();
    this.error = run.error();
  }

  public RunEdit mode(SyncRun.Mode changed) {
    mode = changed;
    return this;
  }

  public RunEdit state(State changed) {
    state = changed;
    return this;
  }

  public RunEdit endedAs(State end, Instant at) {
    state = end;
    tracks = List.of();
    finishedAt = at;
    leaseUntil = null;
    return awake();
  }

  public RunEdit step(long changed) {
    step = changed;
    return this;
  }

  public RunEdit tracks(List<Track> changed) {
    tracks = changed;
    return this;
  }

  public RunEdit progress(List<Progress> changed) {
    progress = changed;
    return this;
  }

  public RunEdit drift(List<Drift> changed) {
    drift = changed;
    return this;
  }

  public RunEdit released(boolean changed) {
    released = changed;
    return this;
  }

  public RunEdit begunAt(Instant changed) {
    begunAt = changed;
    return this;
  }

  public RunEdit finishedAt(@Nullable Instant changed) {
    finishedAt = changed;
    return this;
  }

  public RunEdit leaseUntil(@Nullable Instant changed) {
    leaseUntil = changed;
    return this;
  }

  public RunEdit waits(long changed) {
    waits = changed;
    return this;
  }

  public RunEdit waitingUntil(@Nullable Instant changed) {
    waitingUntil = changed;
    return this;
  }

  public RunEdit troubledSince(@Nullable Instant changed) {
    troubledSince = changed;
    return this;
  }

  /// Whatever it waited for has passed.
  public RunEdit awake() {
    waitingUntil = null;
    troubledSince = null;
    error = "";
    return this;
  }

  public RunEdit error(String changed) {
    error = changed;
    return this;
  }

  public SyncRun done() {
    return new SyncRun(
        run.id(),
        run.ref(),
        mode,
        run.origin(),
        state,
        step,
        tracks,
        progress,
        drift,
        released,
        run.scopeHash(),
        run.startedAt(),
        begunAt,
        finishedAt,
        leaseUntil,
        waits,
        waitingUntil,
        troubledSince,
        error,
        run.cause());
  }
}
