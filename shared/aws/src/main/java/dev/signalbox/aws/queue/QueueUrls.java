package dev.signalbox.aws.queue;

import dev.signalbox.aws.Environment;
import dev.signalbox.core.task.Task;

/// Which queue serves which task. A function is given the addresses of those it sends to.
public final class QueueUrls {

  private final Environment environment;

  public QueueUrls(Environment environment) {
    this.environment = environment;
  }

  /// @throws Environment.MissingSetting when the function was not meant to send this
  String of(Task task) {
    return environment.get(
        switch (task) {
          case Task.Refresh _ -> "REFRESH_QUEUE_URL";
          case Task.Judge _, Task.JudgeAgain _ -> "TRIAGE_QUEUE_URL";
          case Task.RunStep _,
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
              "RUNS_QUEUE_URL";
        });
  }
}
