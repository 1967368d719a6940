package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.aws.queue.TaskJson.Decoded;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.sync.GatherHints.Gathered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Brings each message of a batch to its use case. Hints are worked together, everything else one
/// by one; what fails, fails alone.
final class WorkTasks {

  /// What is left then is sent again rather than begun.
  private static final Duration RESERVE = Duration.ofSeconds(10);

  /// What it takes to store what was read last.
  private static final Duration STORING = Duration.ofSeconds(5);

  /// Few workers with many connections each: one connection's changes of a second then cost one
  /// query, and no connection waits for the PSA of another.
  private static final int SIDE_BY_SIDE = 8;

  private static final Duration UPKEEP_AGAIN = Duration.ofSeconds(30);
  private static final int UPKEEP_ATTEMPTS = 18;

  /// So that even what fails soon after an outage is tried twice within the quarter of an hour in
  /// which everything is done that the outage kept from being done.
  private static final Duration UPKEEP_LATEST = Duration.ofMinutes(5);

  /// As the template schedules them.
  private static final Duration BETWEEN_ROUTINES = Duration.ofMinutes(5);

  /// The use cases of this function.
  record UseCases(
      WorkHints hints,
      RunSync runs,
      OpenConnections connections,
      ProvisionHooks hooks,
      CheckHooks checks,
      CheckAllHooks allChecks,
      RotateHookKey rotation,
      NoteDeliveries deliveries,
      GatherHints gathering,
      ReapplyRules rules,
      PurgeConnection purging,
      MailCode codes,
      SweepOwed sweep,
      StartRuns schedule) {}

  private final UseCases use;
  private final TaskQueue queue;
  private final Lanes lanes;
  private final Comeback comeback;
  private final InstantSource clock;

  WorkTasks(
      UseCases use, TaskQueue queue, Lanes lanes, Randomness randomness, InstantSource clock) {
    this.comeback = new Comeback(UPKEEP_AGAIN, UPKEEP_LATEST, randomness);
    this.use = use;
    this.queue = queue;
    this.lanes = lanes;
    this.clock = clock;
  }

  /// The ids of the messages that have to come again.
  Set<String> work(List<SqsMessage> batch, Supplier<Duration> remaining, Log log) {
    Set<String> failed = new LinkedHashSet<>();
    Map<Message, String> hints = new LinkedHashMap<>();
    Map<Message, String> others = new LinkedHashMap<>();
    for (SqsMessage received : batch) {
      switch (TaskJson.read(received.body(), received.id(), clock.instant())) {
        case Decoded.Known(Message message) when message.task() instanceof Task.Refresh ->
            hints.put(asDelivered(message, received), received.id());
        case Decoded.Known(Message message) -> others.put(message, received.id());
        case Decoded.Unknown(String type) -> park(received, type, failed, log);
        case Decoded.Malformed(String why) -> park(received, why, failed, log);
      }
    }
    workHints(hints, remaining, failed, log);
    others.forEach((message, id) -> workOne(message, id, remaining, failed, log));
    return failed;
  }

  /// A message that the queue gives out again was tried before, by somebody who may have died.
  private static Message asDelivered(Message message, SqsMessage received) {
    int attempt = Math.max(message.attempt(), received.receiveCount());
    return new Message(
        message.task(), message.cause(), message.receivedAt(), attempt, message.notBefore());
  }

  /// Left to the dead-letter queue, where nothing is lost: a newer version may know it.
  private static void park(SqsMessage received, String what, Set<String> failed, Log log) {
    log.error(
        "unknownMessage",
        line ->
            line.put("message", received.id()).put("queue", received.queue()).put("what", what));
    failed.add(received.id());
  }

  private void workHints(
      Map<Message, String> hints, Supplier<Duration> remaining, Set<String> failed, Log log) {
    List<Map.Entry<ConnectionRef, List<Message>>> byConnection =
        List.copyOf(WorkHints.byConnection(List.copyOf(hints.keySet())).entrySet());
    lanes
        .each(
            SIDE_BY_SIDE,
            byConnection,
            ofOne -> failedOf(ofOne.getKey(), ofOne.getValue(), remaining, log))
        .forEach(messages -> messages.forEach(message -> failed.add(hints.get(message))));
  }

  private List<Message> failedOf(
      ConnectionRef ref, List<Message> hints, Supplier<Duration> remaining, Log log) {
    if (remaining.get().compareTo(RESERVE) < 0) {
      queue.send(hints);
      return List.of();
    }
    use.deliveries().note(ref, hints);
    Gathered gathered = use.gathering().gather(ref, hints);
    if (gathered.own().isEmpty() || worksWithOthers(ref, gathered, end(remaining), log)) {
      return List.of();
    }
    return Poison.in(
        gathered.own(),
        some -> fails(ref, Gathered.only(some), end(remaining), log),
        () -> remaining.get().compareTo(RESERVE) >= 0);
  }

  /// What fails beside others may be theirs: then it is tried without them.
  private boolean worksWithOthers(ConnectionRef ref, Gathered gathered, Instant until, Log log) {
    return !gathered.others().isEmpty() && !fails(ref, gathered, until, log);
  }

  private boolean fails(ConnectionRef ref, Gathered hints, Instant until, Log log) {
    try {
      return use.hints().work(ref, hints, until) == WorkHints.Outcome.FAILED;
    } catch (RuntimeException fault) {
      log.error("refreshFailed", fault, line -> line.put("connection", ref.toString()));
      return true;
    }
  }

  /// When calls to a PSA have to have ended: a worker that is cut off leaves no word of why.
  private Instant end(Supplier<Duration> remaining) {
    return clock.instant().plus(remaining.get()).minus(STORING);
  }

  private void workOne(
      Message message, String id, Supplier<Duration> remaining, Set<String> failed, Log log) {
    try {
      work(message, end(remaining));
    } catch (RuntimeException fault) {
      log.error(
          "taskFailed",
          fault,
          line ->
              line.put("task", message.task().getClass().getSimpleName())
                  .put("cause", message.cause()));
      failed.add(id);
    }
  }

  private void work(Message message, Instant until) {
    if (isEarly(message)) {
      return;
    }
    switch (message.task()) {
      case Task.RunStep step -> use.runs().work(message, step);
      case Task.Provision(ConnectionRef ref, String publicUrl) ->
          upkeep(message, ref, until, open -> provision(open, publicUrl, until));
      case Task.CheckHooks check ->
          upkeep(
              message,
              check.ref(),
              until,
              open -> use.checks().check(open, message, check, until.plus(STORING)));
      case Task.CheckAllHooks() -> use.allChecks().send(message);
      case Task.RotateHookSecret(ConnectionRef ref) -> use.rotation().rotate(message, ref);
      case Task.Pull pull -> pull(message, pull, until);
      case Task.Reapply reapply -> use.rules().reapply(message, reapply);
      case Task.Rescope rescope -> use.rules().rescope(message, rescope);
      case Task.Purge(ConnectionRef ref) -> use.purging().purge(message, ref, until);
      case Task.SendCode code -> use.codes().mail(code);
      case Task.SweepOwed() -> use.sweep().sweep(message);
      case Task.StartScheduledRuns() -> use.schedule().start(message);
      case Task.Refresh(ConnectionRef ref, _, _, _) ->
          use.hints().work(ref, Gathered.only(List.of(message)), until);
      case Task.Judge _, Task.JudgeAgain _ ->
          throw new IllegalArgumentException("Triage does this, not sync: " + message.task());
    }
  }

  /// A queue delays by a quarter of an hour at most; a longer wait goes round.
  private boolean isEarly(Message message) {
    Instant now = clock.instant();
    Instant notBefore = message.notBefore();
    if (notBefore == null || !now.isBefore(notBefore)) {
      return false;
    }
    Duration left = Duration.between(now, notBefore);
    queue.sendLater(
        message, left.compareTo(TaskQueue.LONGEST_DELAY) < 0 ? left : TaskQueue.LONGEST_DELAY);
    return true;
  }

  private void provision(OpenConnections.Open open, String publicUrl, Instant until) {
    ProvisionNote _ = use.hooks().provision(open, publicUrl, until.plus(STORING));
  }

  private void upkeep(
      Message message, ConnectionRef ref, Instant until, Consumer<OpenConnections.Open> work) {
    use.connections()
        .open(ref, Purpose.UPKEEP, until)
        .ifPresent(open -> upkeep(message, open, work));
  }

  private void upkeep(
      Message message, OpenConnections.Open open, Consumer<OpenConnections.Open> work) {
    try {
      work.accept(open);
    } catch (PsaFault fault) {
      boolean stands = use.connections().noteRefusal(open, fault);
      upkeepLater(message, fault, stands);
    }
  }

  private void upkeepLater(Message message, PsaFault fault, boolean standsStill) {
    if (isRoutine(message.task())) {
      // The next one comes in five minutes. Those that come again as well would pile up while calls
      // are scarce, and leave none for anything else.
      return;
    }
    boolean replaced = fault.kind() == PsaFault.Kind.UNAUTHORIZED && !standsStill;
    if ((fault.worthRetrying() || replaced) && message.attempt() < UPKEEP_ATTEMPTS) {
      Duration delay = comeback.after(fault, message.attempt());
      if (isLeftToRoutine(message.task(), delay)) {
        return;
      }
      queue.sendLater(
          message.again(clock.instant().plus(delay)),
          delay.compareTo(TaskQueue.LONGEST_DELAY) < 0 ? delay : TaskQueue.LONGEST_DELAY);
    }
  }

  /// A look at hooks that would come no sooner than the next routine one: that one finds and mends
  /// the same, and what a look was asked for is kept with the hooks since its first try.
  private static boolean isLeftToRoutine(Task task, Duration delay) {
    return task instanceof Task.CheckHooks && delay.compareTo(BETWEEN_ROUTINES) >= 0;
  }

  private static boolean isRoutine(Task task) {
    return task instanceof Task.CheckHooks check && check.doubt() == Task.HookDoubt.ROUTINE;
  }

  /// A pulled record is read as if a webhook had hinted at it.
  private void pull(Message message, Task.Pull pull, Instant until) {
    Task.Refresh refresh = new Task.Refresh(pull.ref(), pull.entity(), pull.id(), pull.action());
    Message hint = new Message(refresh, message.cause(), message.receivedAt(), 1, null);
    Gathered alone = Gathered.only(List.of(hint));
    if (use.hints().work(pull.ref(), alone, until) == WorkHints.Outcome.FAILED) {
      throw new IllegalStateException("The PSA does not give this record: " + pull.entity());
    }
  }
}
