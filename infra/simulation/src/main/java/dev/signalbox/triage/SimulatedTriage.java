package dev.signalbox.triage;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsBatch;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.simulation.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// One instance of the triage function.
public final class SimulatedTriage {

  private final WorkJudgements work;
  private final Log log;

  public SimulatedTriage(World world) {
    this.log = world.log("triage");
    this.work =
        new WorkJudgements(
            new TriageSignal(
                world.signals(),
                world.verdicts(),
                world.settings(),
                new CaseFile(world.directory()),
                world.engine(),
                world.queue(),
                world.clock()),
            world.queue(),
            world.clock());
  }

  /// @param remaining until this instance is cut off
  public Set<String> work(List<SqsMessage> batch, Supplier<Duration> remaining) {
    return SqsBatch.each(batch, message -> work.work(message, remaining, log), log);
  }
}
