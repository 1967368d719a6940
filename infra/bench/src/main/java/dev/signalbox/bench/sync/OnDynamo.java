package dev.signalbox.bench.sync;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoConnectionStore;
import dev.signalbox.aws.dynamo.DynamoDirectoryStore;
import dev.signalbox.aws.dynamo.DynamoLimiter;
import dev.signalbox.aws.dynamo.DynamoRunStore;
import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.aws.dynamo.Retention;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.run.RunnerOptions;
import dev.signalbox.local.run.TemplateRunner;
import dev.signalbox.local.template.Template;
import dev.signalbox.sync.BenchedSync;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// A first sync into DynamoDB Local. The PSA and DynamoDB are processes of their own, so what this
/// one consumes is the function's.
///
/// @param records what the sync brought
/// @param stored what lies in the table afterwards
/// @param writes requests that wrote something
/// @param heapBefore live heap before the sync
/// @param heap the most live heap at a checkpoint
record OnDynamo(
    long records,
    StoredItems stored,
    long units,
    long writes,
    long reads,
    Duration cpu,
    Duration took,
    long heapBefore,
    long heap) {

  private static final Path TEMPLATE = Path.of("template.yaml");
  private static final String TABLE = "StateTable";
  private static final int RETENTION_DAYS = 730;

  static OnDynamo sync(Psa.Size size) throws Exception {
    try (Psa psa = Psa.start(size);
        LocalCloud cloud = LocalCloud.start(CloudOptions.anyPorts());
        TemplateRunner made = TemplateRunner.start(table(), cloud.endpoints(), quiet())) {
      WriteUnits units = new WriteUnits();
      try (DynamoDbClient client = client(units)) {
        return sync(psa, client, Objects.requireNonNull(made.tables().get(TABLE)), units);
      }
    }
  }

  private static OnDynamo sync(Psa psa, DynamoDbClient client, String name, WriteUnits units) {
    Table table = new Table(client, name, Machine.pause());
    Autotask autotask =
        new Autotask(
            Autotask.Site.simulated("", psa.origin()),
            new DynamoLimiter(table, Machine.ids(), Machine.clock()),
            Machine.clock(),
            Machine.pause(),
            Machine.randomness());
    Footprint footprint = new Footprint();
    BenchedSync.Stores stores = stores(table, footprint);
    Account.connect(psa, autotask, stores);
    var function =
        new BenchedSync(
            stores,
            new AutotaskDirectory(autotask),
            Machine.clock(),
            Machine.ids(),
            Machine.randomness());
    long began = System.nanoTime();
    SyncRun run = function.firstSync(Account.REF);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Duration cpu = footprint.cpu();
    long consumed = units.units();
    long writes = units.writes();
    long reads = units.reads();
    return new OnDynamo(
        new Least(run, stores).records(),
        stored(name),
        consumed,
        writes,
        reads,
        cpu,
        took,
        footprint.heapBefore(),
        footprint.mostHeap());
  }

  private static BenchedSync.Stores stores(Table table, Footprint footprint) {
    return new BenchedSync.Stores(
        new DynamoConnectionStore(table),
        new MemorySecretStore(),
        new DynamoSettingsStore(table),
        new DynamoSignalStore(table, Retention.ofDays(String.valueOf(RETENTION_DAYS))),
        new DynamoDirectoryStore(table),
        footprint.watch(new DynamoRunStore(table)));
  }

  /// The local database takes long to scan a large table.
  private static StoredItems stored(String name) {
    try (DynamoDbClient patient = client(Duration.ofMinutes(10)).build()) {
      return StoredItems.of(patient, name);
    }
  }

  /// As the functions make theirs, and asking what writes consume.
  private static DynamoDbClient client(WriteUnits units) {
    return client(Duration.ofSeconds(5))
        .overrideConfiguration(settings -> settings.addExecutionInterceptor(units))
        .build();
  }

  private static DynamoDbClientBuilder client(Duration patience) {
    return DynamoDbClient.builder()
        .region(Region.of(Endpoints.REGION))
        .credentialsProvider(SystemPropertyCredentialsProvider.create())
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience));
  }

  private static Template table() throws java.io.IOException {
    Template whole = Template.read(TEMPLATE);
    return new Template(
        whole.folder(),
        whole.parameters(),
        whole.conditions(),
        whole.mappings(),
        whole.resources().stream().filter(each -> each.logicalId().equals(TABLE)).toList(),
        java.util.Map.of());
  }

  private static RunnerOptions quiet() {
    return RunnerOptions.forTests()
        .withLog(_ -> {})
        .withParameter("Stage", "bench")
        .withParameter("TenantName", "Bench")
        .withParameter("FirstAdminEmail", "admin@bench.test")
        .withParameter("MailSender", "signalbox@bench.test");
  }
}
