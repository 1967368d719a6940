package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.sync.GatherHints.Gathered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Works a batch of hints, connection by connection, so that what goes wrong at one PSA stays with
/// its connection.
final class WorkHints {

  /// What has become of the hints of one connection.
  enum Outcome {
    /// The records are as the PSA has them.
    DONE,
    /// They come again later, by a new message.
    POSTPONED,
    /// The connection does not work at present; what changed is read when it does again.
    DROPPED,
    /// The PSA will never answer these: they belong in the dead-letter queue.
    FAILED
  }

  /// Of the 60 seconds that the function may run: what was read has to be stored, too.
  private static final Duration TIME = Duration.ofSeconds(50);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /// With waits that double up to ten minutes, this is about two hours of a PSA being away.
  private static final int MOST_ATTEMPTS = 18;

  /// Longer than a page is under way from the PSA into the store.
  private static final Duration UNTIL_PAGES_ARE_STORED = Duration.ofSeconds(90);

  private final OpenConnections connections;
  private final RefreshSignals refresh;
  private final PollTimes times;
  private final NoteSeen seen;
  private final GatherHints gathering;
  private final TaskQueue queue;
  private final Comeback comeback;
  private final InstantSource clock;
  private final Log log;

  WorkHints(
      OpenConnections connections,
      RefreshSignals refresh,
      PollTimes times,
      NoteSeen seen,
      GatherHints gathering,
      TaskQueue queue,
      Randomness randomness,
      InstantSource clock,
      Log log) {
    this.comeback = new Comeback(FIRST_WAIT, LONGEST_WAIT, randomness);
    this.connections = connections;
    this.refresh = refresh;
    this.times = times;
    this.seen = seen;
    this.gathering = gathering;
    this.queue = queue;
    this.clock = clock;
    this.log = log;
  }

  /// Hints by the connection they are for, in the order in which the connections came.
  static Map<ConnectionRef, List<Message>> byConnection(List<Message> hints) {
    return hints.stream()
        .collect(
            Collectors.groupingBy(
                hint -> ((Task.Refresh) hint.task()).ref(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  Outcome work(ConnectionRef ref, List<Message> hints) {
    return work(ref, Gathered.only(hints), clock.instant().plus(TIME));
  }

  /// @param until when this has to have ended
  Outcome work(ConnectionRef ref, Gathered hints, Instant until) {
    Instant now = clock.instant();
    List<Message> early = hints.own().stream().filter(hint -> hint.isEarly(now)).toList();
    early.forEach(hint -> sendLater(hint, now));
    List<Message> due = hints.own().stream().filter(hint -> !hint.isEarly(now)).toList();
    return due.isEmpty()
        ? Outcome.POSTPONED
        : workDue(ref, new Gathered(due, hints.others()), until);
  }

  private Outcome workDue(ConnectionRef ref, Gathered hints, Instant until) {
    Optional<OpenConnections.Open> open = connections.open(ref, Purpose.REFRESH, until);
    return open.map(connection -> workDue(connection, hints)).orElse(Outcome.DROPPED);
  }

  /// Others wait on the queue as well: whatever goes wrong, they come from there.
  private Outcome workDue(OpenConnections.Open open, Gathered hints) {
    try {
      work(open, hints.all());
    } catch (PsaFault fault) {
      return connections.noteRefusal(open, fault)
          ? stopped(open, hints.own(), fault)
          : afterFault(open, hints, fault);
    }
    if (!hints.others().isEmpty()) {
      gathering.noteDone(open.ref(), hints.others());
    }
    return Outcome.DONE;
  }

  private Outcome stopped(OpenConnections.Open open, List<Message> hints, PsaFault fault) {
    warn(open, hints, fault);
    return Outcome.DROPPED;
  }

  /// Hints that needed no call were about tickets that were read since, times included.
  private void work(OpenConnections.Open open, List<Message> hints) {
    RefreshSignals.Refreshed refreshed = refresh.refresh(open, hints);
    lookAgain(hints, refreshed.strangers());
    seen.note(open.ref(), hints, refreshed.read());
    logged(open, refreshed);
    if (refreshed.calls() > 0) {
      int _ = times.poll(open, hints);
    }
  }

  /// A ticket that was deleted before we ever held it leaves nothing in the store, and a page that
  /// was asked for before still brings it. So it is looked for once more when no such page can be
  /// under way any longer.
  private void lookAgain(List<Message> hints, Set<TicketId> strangers) {
    Instant now = clock.instant();
    hints.stream()
        .filter(hint -> hint.attempt() == 1 && isAbout(hint, strangers))
        .map(hint ->
            new Message(hint.task(), hint.cause(), now, 2, now.plus(UNTIL_PAGES_ARE_STORED)))
        .forEach(hint -> sendLater(hint, now));
  }

  private static boolean isAbout(Message hint, Set<TicketId> tickets) {
    return hint.task() instanceof Task.Refresh(_, Entity entity, long id, Action action)
        && entity == Entity.TICKET
        && action == Action.DELETE
        && tickets.contains(new TicketId(id));
  }

  private Outcome afterFault(OpenConnections.Open open, Gathered gathered, PsaFault fault) {
    List<Message> hints = gathered.own();
    warn(open, hints, fault);
    if (fault.kind() == PsaFault.Kind.MALFORMED && gathered.all().size() > 1) {
      // One record may be what cannot be read: the others do not wait for it.
      return Outcome.FAILED;
    }
    int attempt = hints.stream().mapToInt(Message::attempt).max().orElse(1);
    boolean replaced = fault.kind() == PsaFault.Kind.UNAUTHORIZED;
    // Waiting for its turn is no failure of the hint, however often it has to.
    boolean patient = fault.kind() == PsaFault.Kind.RATE_LIMITED || attempt < MOST_ATTEMPTS;
    if (!(fault.worthRetrying() || replaced) || !patient) {
      return Outcome.FAILED;
    }
    Instant resume = clock.instant().plus(comeback.after(fault, attempt));
    hints.forEach(hint -> sendLater(hint.again(resume), clock.instant()));
    return Outcome.POSTPONED;
  }

  private void warn(OpenConnections.Open open, List<Message> hints, PsaFault fault) {
    log.warn(
        "refreshStopped",
        line -> open.in(line).put("kind", fault.kind().name()).put("hints", hints.size()));
  }

  private void sendLater(Message hint, Instant now) {
    Instant notBefore = hint.notBefore() == null ? now : hint.notBefore();
    queue.sendLater(hint, shorter(Duration.between(now, notBefore), TaskQueue.LONGEST_DELAY));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void logged(OpenConnections.Open open, RefreshSignals.Refreshed refreshed) {
    log.info(
        "refreshed",
        line ->
            open.in(line)
                .put("hints", refreshed.hints())
                .put("calls", refreshed.calls())
                .put("written", refreshed.written())
                .put("removed", refreshed.removed())
                .put("outOfScope", refreshed.skipped()));
  }
}
