package dev.signalbox.sync;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoCodes;
import dev.signalbox.aws.dynamo.DynamoConnectionStore;
import dev.signalbox.aws.dynamo.DynamoDirectoryStore;
import dev.signalbox.aws.dynamo.DynamoGatheringStore;
import dev.signalbox.aws.dynamo.DynamoHoldings;
import dev.signalbox.aws.dynamo.DynamoHookRoutes;
import dev.signalbox.aws.dynamo.DynamoLimiter;
import dev.signalbox.aws.dynamo.DynamoRunStore;
import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Retention;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.Primer;
import dev.signalbox.aws.mail.SesMailer;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.aws.secret.DeploymentKey;
import dev.signalbox.aws.secret.KeptKey;
import dev.signalbox.aws.secret.RememberedSecrets;
import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.aws.secret.SignedHookTokens;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.task.TaskQueue;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Where the use cases of this function get what they need.
@Factory
final class Wiring {

  static final CallLimits CALLS = CallLimits.WORKER;

  private static final InstantSource CLOCK = Machine.clock();

  /// What the function does while Lambda starts it: reads only.
  record Priming(KeptKey key, Table table) {
    Primer.Step[] steps() {
      return new Primer.Step[] {key::get, table::prime};
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
  Priming priming(KeptKey key, Table table) {
    return new Priming(key, table);
  }

  @Singleton
  TaskQueue queue(AwsClients clients, Environment environment) {
    return new SqsTaskQueue(clients.sqs(), new QueueUrls(environment), Machine.pause());
  }

  @Singleton
  SecretStore secrets(AwsClients clients, Environment environment) {
    return new RememberedSecrets(
        new SecretsManagerStore(clients.secrets(), environment.get("SECRET_PREFIX")), CLOCK);
  }

  @Singleton
  KeptKey key(AwsClients clients, Environment environment) {
    return new KeptKey(
        () -> DeploymentKey.load(clients.secrets(), environment.get("DEPLOYMENT_SECRET")), CLOCK);
  }

  @Singleton
  PsaDirectory psas(Table table, Environment environment) {
    return new AutotaskDirectory(
        new Autotask(
            Autotask.Site.of(environment.find("PSA_ORIGINS").orElse("")),
            new DynamoLimiter(table, Machine.ids(), CLOCK),
            CLOCK,
            Machine.pause(),
            Machine.randomness()));
  }

  @Singleton
  WorkTasks work(
      Table table,
      TaskQueue queue,
      SecretStore secrets,
      PsaDirectory psas,
      KeptKey key,
      AwsClients clients,
      Environment environment) {
    Retention retention = Retention.ofDays(environment.get("RETENTION_DAYS"));
    return Assembly.of(
        new Ports(
            new DynamoTenantStore(table),
            new DynamoConnectionStore(table),
            secrets,
            new DynamoSettingsStore(table),
            new DynamoSignalStore(table, retention),
            new DynamoDirectoryStore(table),
            new DynamoRunStore(table, retention),
            new DynamoHoldings(table),
            new DynamoGatheringStore(table),
            new DynamoHookRoutes(table),
            new SignedHookTokens(key, Machine.randomness()),
            new StatementSeal(key::bytes),
            psas,
            queue,
            new ThreadLanes(),
            Machine.ids(),
            Machine.randomness(),
            CLOCK,
            Log.toStandardOutput("sync")),
        new MailCode(
            new DynamoTenantStore(table),
            new DynamoCodes(table),
            new SesMailer(clients.mail(), environment.get("MAIL_SENDER")),
            key::bytes,
            Machine.randomness(),
            CLOCK));
  }
}
