package dev.signalbox.webhook;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoHookRoutes;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.lambda.Primer;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.aws.secret.DeploymentKey;
import dev.signalbox.aws.secret.KeptKey;
import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.aws.secret.SignedHookTokens;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.psa.WebhookReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Puts this function together by hand.
final class Wiring {

  static final CallLimits CALLS = CallLimits.DELIVERY;

  /// After which no further try is begun of a message that the queue refused.
  private static final Duration TRYING = Duration.ofMillis(500);

  private final InstantSource clock = Machine.clock();
  private final AwsClients clients;
  private final Table table;
  private final SecretsManagerStore secrets;
  private final SqsTaskQueue queue;
  private final KeptKey key;
  private final HookTokens tokens;
  private final WebhookReader reader = Autotask.webhooks();

  Wiring(Environment environment) {
    clients = new AwsClients(environment, CALLS);
    table = new Table(clients.dynamo(), environment.get("TABLE_NAME"), Machine.pause());
    secrets = new SecretsManagerStore(clients.secrets(), environment.get("SECRET_PREFIX"));
    queue = queue(clients, environment);
    key =
        new KeptKey(
            () -> DeploymentKey.load(clients.secrets(), environment.get("DEPLOYMENT_SECRET")),
            clock);
    tokens = new SignedHookTokens(key, Machine.randomness());
  }

  /// Whoever sends a delivery hears within three seconds that it was not kept.
  static SqsTaskQueue queue(AwsClients clients, Environment environment) {
    return new SqsTaskQueue(
        clients.sqs(), new QueueUrls(environment), Machine.pause(), Machine.clock(), TRYING);
  }

  Deliveries deliveries() {
    return new Deliveries(
        new ReceiveWebhook(
            tokens,
            new KnownRoutes(new DynamoHookRoutes(table), clock),
            new HookKeys(secrets, clock),
            reader,
            queue,
            Machine.ids(),
            clock));
  }

  /// Loads what the first delivery needs.
  List<Primer.Step> priming() {
    return List.of(key::get, table::prime, () -> HookVector.check(reader));
  }
}
