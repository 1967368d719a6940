package dev.signalbox.triage;

import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoDirectoryStore;
import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.aws.dynamo.DynamoVerdictStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.bedrock.BedrockClients;
import dev.signalbox.bedrock.BedrockEngine;
import dev.signalbox.bedrock.ModelProfiles;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.FallbackEngine;
import dev.signalbox.embedded.EmbeddedEngine;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Where the use cases of this function get what they need.
@Factory
final class Wiring {

  static final CallLimits CALLS = CallLimits.WORKER;

  private static final InstantSource CLOCK = Machine.clock();

  /// A model call and its repair, well within the function's minute.
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /// What the function does while Lambda starts it: reads, and loading the models.
  record Priming(Table table, Engine engine) {
    void primeTable() {
      table.prime();
    }

    void primeEngine() {
      engine.prime();
    }
  }

  @Singleton
  AwsClients clients(Environment environment) {
    return new AwsClients(environment, CALLS);
  }

  @Singleton
  Table table(AwsClients clients, Environment environment) {
    return new Table(clients.dynamo(), environment.get("TABLE_NAME"), Machine.pause());
  }

  @Singleton
  TaskQueue queue(AwsClients clients, Environment environment) {
    return new SqsTaskQueue(clients.sqs(), new QueueUrls(environment), Machine.pause());
  }

  /// The embedded engine; with a model configured, that model, and the embedded engine when it
  /// cannot answer.
  @Singleton
  Engine engine(Environment environment) {
    Engine embedded = EmbeddedEngine.bundled(CLOCK);
    return environment
        .find("BEDROCK_MODEL")
        .<Engine>map(model ->
            new FallbackEngine(
                new BedrockEngine(
                    BedrockClients.open(),
                    ModelProfiles.shipped().get(model),
                    Machine.randomness(),
                    CLOCK,
                    PATIENCE),
                embedded))
        .orElse(embedded);
  }

  @Singleton
  WorkJudgements work(Table table, Engine engine, TaskQueue queue) {
    TriageSignal triage =
        new TriageSignal(
            new DynamoSignalStore(table),
            new DynamoVerdictStore(table),
            new DynamoSettingsStore(table),
            new CaseFile(new DynamoDirectoryStore(table)),
            engine,
            queue,
            CLOCK);
    return new WorkJudgements(triage, queue, CLOCK);
  }

  @Singleton
  Priming priming(Table table, Engine engine) {
    return new Priming(table, engine);
  }
}
