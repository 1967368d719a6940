package dev.signalbox.config;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.CursorSeal;
import dev.signalbox.aws.dynamo.DynamoCodes;
import dev.signalbox.aws.dynamo.DynamoConnectionStore;
import dev.signalbox.aws.dynamo.DynamoDirectoryStore;
import dev.signalbox.aws.dynamo.DynamoHookRoutes;
import dev.signalbox.aws.dynamo.DynamoKeptAnswers;
import dev.signalbox.aws.dynamo.DynamoLimiter;
import dev.signalbox.aws.dynamo.DynamoRunStore;
import dev.signalbox.aws.dynamo.DynamoSessionStore;
import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.aws.secret.DeploymentKey;
import dev.signalbox.aws.secret.KeptKey;
import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.aws.secret.SignedHookTokens;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.HookRouting;
import dev.signalbox.core.tenant.EmailAddress;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Puts the function together from its environment.
@Factory
final class Wiring {

  static final CallLimits CALLS = CallLimits.SCREEN;

  /// Asks the queue for something, so that the connection to it stands.
  @FunctionalInterface
  interface QueueCheck {
    void run();
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
  QueueCheck queueCheck(AwsClients clients, Environment environment) {
    return () ->
        clients
            .sqs()
            .getQueueAttributes(get ->
                get.queueUrl(environment.get("RUNS_QUEUE_URL"))
                    .attributeNames(QueueAttributeName.QUEUE_ARN));
  }

  @Singleton
  KeptKey key(AwsClients clients, Environment environment) {
    return new KeptKey(
        () -> DeploymentKey.load(clients.secrets(), environment.get("DEPLOYMENT_SECRET")),
        Machine.clock());
  }

  @Singleton
  PsaDirectory psas(Table table, Environment environment) {
    return new AutotaskDirectory(
        new Autotask(
            Autotask.Site.of(environment.find("PSA_ORIGINS").orElse("")),
            new DynamoLimiter(table, Machine.ids(), Machine.clock()),
            Machine.clock(),
            Machine.pause(),
            Machine.randomness()));
  }

  @Singleton
  Console.Stores stores(Table table, KeptKey key, AwsClients clients, Environment environment) {
    DynamoSettingsStore settings = new DynamoSettingsStore(table);
    return new Console.Stores(
        new DynamoTenantStore(table),
        new DynamoCodes(table),
        new DynamoSessionStore(table),
        new DynamoConnectionStore(table),
        // Not remembered: somebody else may have changed a secret a moment ago.
        new SecretsManagerStore(clients.secrets(), environment.get("SECRET_PREFIX")),
        settings,
        new DynamoSignalStore(table, new CursorSeal(key::bytes)),
        new DynamoDirectoryStore(table),
        new DynamoRunStore(table),
        new HookRouting(
            settings, new DynamoHookRoutes(table), new SignedHookTokens(key, Machine.randomness())),
        new DynamoKeptAnswers(table));
  }

  @Singleton
  Router router(
      Console.Stores stores,
      PsaDirectory psas,
      AwsClients clients,
      KeptKey key,
      Environment environment) {
    return new Console(
            stores,
            new Console.Tools(
                new SqsTaskQueue(clients.sqs(), new QueueUrls(environment), Machine.pause()),
                Machine.ids(),
                Machine.randomness(),
                Machine.clock(),
                Log.toStandardOutput("config")),
            psas,
            new Console.Deployment(
                environment.get("TENANT_NAME"),
                new EmailAddress(environment.get("FIRST_ADMIN_EMAIL")),
                new PublicAddress(environment.find("PUBLIC_URL")),
                key::bytes))
        .router();
  }
}
