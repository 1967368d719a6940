package dev.signalbox.triage;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.aws.queue.TaskJson.Decoded;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Brings each message of the triage queue to its use case.
final class WorkJudgements {

  /// For the embedded engine when it has to stand in, and for storing the verdicts.
  static final Duration STORING = Duration.ofSeconds(10);

  /// What a judgement may need. With less left it is sent again rather than begun: it would be cut
  /// off, and those behind it would wait until the queue shows them again.
  static final Duration LEAST = Duration.ofSeconds(25);

  private final TriageSignal triage;
  private final TaskQueue queue;
  private final InstantSource clock;

  WorkJudgements(TriageSignal triage, TaskQueue queue, InstantSource clock) {
    this.triage = triage;
    this.queue = queue;
    this.clock = clock;
  }

  /// @param remaining until this function is cut off
  /// @throws IllegalArgumentException for a message that this function cannot do: it ends in the
  ///   dead-letter queue, where nothing is lost
  void work(SqsMessage received, Supplier<Duration> remaining, Log log) {
    switch (TaskJson.read(received.body(), received.id(), clock.instant())) {
      case Decoded.Known(Message message) -> work(message, remaining.get(), log);
      case Decoded.Unknown(String type) ->
          throw new IllegalArgumentException("Unknown message: " + type);
      case Decoded.Malformed(String why) -> throw new IllegalArgumentException(why);
    }
  }

  private void work(Message message, Duration remaining, Log log) {
    if (remaining.compareTo(LEAST) < 0) {
      queue.send(List.of(message));
      return;
    }
    Duration most = remaining.minus(STORING);
    switch (message.task()) {
      case Task.Judge judge -> judge(message, judge, most, log);
      case Task.JudgeAgain(ConnectionRef ref, TicketId ticket, Phase phase) ->
          report(message, triage.judgeAgain(ref, ticket, phase, message.cause(), most), log);
      case Task.Refresh _,
          Task.RunStep _,
          Task.Provision _,
          Task.Reapply _,
          Task.Rescope _,
          Task.CheckHooks _,
          Task.CheckAllHooks _,
          Task.RotateHookSecret _,
          Task.Pull _,
          Task.Purge _,
          Task.SendCode _,
          Task.SweepOwed _,
          Task.StartScheduledRuns _ ->
          throw new IllegalArgumentException("Sync does this, not triage: " + message.task());
    }
  }

  private void judge(Message message, Task.Judge judge, Duration most, Log log) {
    try {
      if (triage.triage(message, judge, most)
          instanceof TriageSignal.Outcome.Judged(List<Verdict> verdicts)) {
        report(message, verdicts, log);
      }
    } catch (EngineFault fault) {
      log.error(
          "engineFailed",
          fault,
          line -> line.put("kind", fault.kind().name()).put("cause", message.cause()));
      triage.postpone(message, judge);
    }
  }

  private void report(Message message, List<Verdict> verdicts, Log log) {
    long lag = Duration.between(message.receivedAt(), clock.instant()).toMillis();
    log.info(
        "judged",
        line ->
            line.put("cause", message.cause())
                .put("verdicts", verdicts.size())
                .put(
                    "settled",
                    verdicts.stream().filter(v -> v.state() == Verdict.State.SETTLED).count())
                .put("lagMs", lag));
  }
}
