package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Works on a run for a while: page by page, a checkpoint after each, then one message to go on.
///
/// A message may come twice, and a worker may be killed anywhere. The lease lets one worker at a
/// run at a time; the step that each checkpoint must find keeps out one that lost its lease without
/// noticing; and a message that comes again after a kill goes on from wherever the run has come to.
final class RunSync {

  /// What working on a run came to.
  enum Outcome {
    /// Another worker has the run, or it has ended.
    DROPPED,
    GOES_ON,
    WAITS,
    /// An admin has to let it go on.
    HELD,
    ENDED
  }

  /// Of the 60 seconds that the function may run: what was read has to be stored, too.
  private static final Duration TIME = Duration.ofSeconds(50);

  /// How long to work before handing over.
  private static final Duration TURN = Duration.ofSeconds(30);

  /// Longer than the function may run, so that the lease outlives its worker.
  private static final Duration LEASE = Duration.ofSeconds(75);

  private static final Duration BEHIND_MANUAL = Duration.ofSeconds(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  /// So short that what a poll reads is not later than it may be once the PSA is back.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

  /// How long a PSA may be away before a run that waits for it is given up.
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final RunStore runs;
  private final Precedence precedence;
  private final OpenConnections connections;
  private final RunPages pages;
  private final SignStatement statements;
  private final TaskQueue queue;
  private final Comeback comeback;
  private final InstantSource clock;
  private final Log log;

  RunSync(
      RunStore runs,
      OpenConnections connections,
      RunPages pages,
      SignStatement statements,
      TaskQueue queue,
      Randomness randomness,
      InstantSource clock,
      Log log) {
    this.comeback = new Comeback(FIRST_WAIT, LONGEST_WAIT, randomness);
    this.runs = runs;
    this.precedence = new Precedence(runs);
    this.connections = connections;
    this.pages = pages;
    this.statements = statements;
    this.queue = queue;
    this.clock = clock;
    this.log = log;
  }

  Outcome work(Message message, Task.RunStep task) {
    Instant now = clock.instant();
    if (precedence.isToWait(task, now)) {
      queue.sendLater(message, BEHIND_MANUAL);
      return Outcome.WAITS;
    }
    return runs.claim(task.ref(), task.run(), task.step(), now, now.plus(LEASE))
        .map(run -> work(message, run, now.plus(TURN)))
        .orElse(Outcome.DROPPED);
  }

  private Outcome work(Message message, SyncRun claimed, Instant until) {
    Instant end = clock.instant().plus(TIME);
    Purpose purpose = purpose(claimed);
    Optional<OpenConnections.Open> open = connections.open(claimed.ref(), purpose, end);
    if (open.isEmpty()) {
      return fail(claimed, "The connection is not connected; connect it and start the sync again.");
    }
    if (claimed.mode() == SyncRun.Mode.CLEAR && claimed.state() == State.QUEUED) {
      // What comes back after the clearing is history.
      connections.change(claimed.ref(), connection -> connection.judgingFrom(null));
      open = connections.open(claimed.ref(), purpose, end);
    }
    Turn turn = new Turn(open.orElseThrow(), message, claimed);
    try {
      return turn.work(until);
    } catch (PsaFault fault) {
      return turn.stopped(fault);
    }
  }

  /// Nobody waits for the nightly comparison. A first sync that the schedule begins again is none.
  private Purpose purpose(SyncRun run) {
    boolean isNightly =
        run.mode() == SyncRun.Mode.FULL
            && run.origin() == SyncRun.Origin.SCHEDULED
            && runs.cursor(run.ref(), Entity.TICKET).isPresent();
    return isNightly ? Purpose.RECONCILE : Purpose.RUN;
  }

  private Outcome fail(SyncRun run, String why) {
    log.warn(
        "runFailed",
        line ->
            connections.in(run.ref(), line).put("run", run.id().value()).put("cause", run.cause()));
    SyncRun failed = RunChanges.ended(run, State.FAILED, why, clock.instant());
    return runs.advance(failed, run.step()) ? Outcome.ENDED : Outcome.DROPPED;
  }

  /// One worker's time with a run.
  private final class Turn {

    private final OpenConnections.Open open;
    private final Message message;
    private SyncRun run;
    private boolean progressed;

    Turn(OpenConnections.Open open, Message message, SyncRun run) {
      this.open = open;
      this.message = message;
      this.run = run;
    }

    Outcome work(Instant until) {
      if (run.state() == State.QUEUED && !checkpoint(begun())) {
        return Outcome.DROPPED;
      }
      try (Stint stint = pages.stint(open, until)) {
        return read(until, stint);
      }
    }

    private Outcome read(Instant until, Stint stint) {
      while (!run.tracks().isEmpty()) {
        if (!clock.instant().isBefore(until) && !stint.ahead().isPending()) {
          return handOver();
        }
        if (!checkpoint(counted(pages.next(open, run, message, stint)))) {
          return Outcome.DROPPED;
        }
        if (run.state() == State.HELD) {
          return Outcome.HELD;
        }
      }
      return finish();
    }

    private SyncRun begun() {
      return counted(pages.begin(open, run));
    }

    /// The time that counting takes tells nothing about how long reading will.
    private SyncRun counted(SyncRun next) {
      return next.begunAt() == null && next.tracks().stream().noneMatch(ToCount::is)
          ? next.edit().begunAt(clock.instant()).done()
          : next;
    }

    /// False when the run has moved on without this worker.
    private boolean checkpoint(SyncRun next) {
      SyncRun stepped = RunChanges.stepped(next, run.step());
      boolean stored = runs.advance(stepped, run.step());
      run = stepped;
      progressed = true;
      return stored;
    }

    private Outcome handOver() {
      if (!checkpoint(RunChanges.released(run))) {
        return Outcome.DROPPED;
      }
      queue.send(message.next(new Task.RunStep(run.ref(), run.id(), run.step())));
      return Outcome.GOES_ON;
    }

    /// The time from which new tickets are judged is set first, and what was found is stated: a
    /// kill in between repeats it.
    private Outcome finish() {
      if (run.mode().isWhole()) {
        noteTicketsLeftOut();
        bringBackClosedTickets();
        connections.change(run.ref(), this::judgingFromNow);
      }
      SyncRun ended = RunChanges.ended(run, State.FINISHED, "", clock.instant());
      if (CompareHeld.isComparing(run)) {
        statements.about(ended, clock.instant());
      }
      return runs.advance(ended, run.step()) ? Outcome.ENDED : Outcome.DROPPED;
    }

    /// A run reads open tickets. Those that we hold and that are closed are hidden still if their
    /// company came into scope with this run.
    private void bringBackClosedTickets() {
      if (open.rules().scope().rules().choosesCompanies()) {
        queue.send(message.next(new Task.Reapply(run.ref(), "")));
      }
    }

    /// The cursor of tickets tells that a connection had its first sync. Where tickets are switched
    /// off no track sets it, and nothing would be read by itself from then on.
    private void noteTicketsLeftOut() {
      if (!open.rules().scope().reads(Entity.TICKET)
          && runs.cursor(run.ref(), Entity.TICKET).isEmpty()) {
        Stream.of(Entity.values())
            .flatMap(entity -> runs.cursor(run.ref(), entity).stream())
            .max(Comparator.naturalOrder())
            .ifPresent(cursor -> runs.beginCursor(run.ref(), Entity.TICKET, cursor));
      }
    }

    private Connection judgingFromNow(Connection connection) {
      return connection.judgeFrom() == null ? connection.judgingFrom(clock.instant()) : connection;
    }

    Outcome stopped(PsaFault fault) {
      int attempt = progressed ? 1 : message.attempt();
      if (connections.noteRefusal(open, fault)) {
        return fail(run, fault.getMessage());
      }
      boolean replaced = fault.kind() == PsaFault.Kind.UNAUTHORIZED;
      Instant since = troubledSince(fault);
      boolean patient = since == null || since.plus(PATIENCE).isAfter(clock.instant());
      return (fault.worthRetrying() || replaced) && patient
          ? await(fault, attempt, since)
          : fail(run, fault.getMessage());
    }

    /// Null when the PSA is there and only wants to be left alone for a while.
    private @Nullable Instant troubledSince(PsaFault fault) {
      if (fault.kind() == PsaFault.Kind.RATE_LIMITED) {
        return null;
      }
      Instant before = run.troubledSince();
      return before == null ? clock.instant() : before;
    }

    private Outcome await(PsaFault fault, int attempt, @Nullable Instant since) {
      Duration delay = comeback.after(fault, attempt);
      Instant now = clock.instant();
      Instant resume = now.plus(delay);
      if (!checkpoint(RunChanges.waiting(run, now, resume, fault.getMessage(), since))) {
        return Outcome.DROPPED;
      }
      Task.RunStep goOn = new Task.RunStep(run.ref(), run.id(), run.step());
      Message again = new Message(goOn, message.cause(), message.receivedAt(), attempt + 1, resume);
      queue.sendLater(again, shorter(delay, TaskQueue.LONGEST_DELAY));
      return Outcome.WAITS;
    }

    private static Duration shorter(Duration a, Duration b) {
      return a.compareTo(b) < 0 ? a : b;
    }
  }
}
