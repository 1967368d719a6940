package dev.signalbox.bench.desk;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoConnectionStore;
import dev.signalbox.aws.dynamo.DynamoLimiter;
import dev.signalbox.aws.dynamo.DynamoRunStore;
import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.StatusSuggestion;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.simulator.control.DemoSimulator;
import dev.signalbox.simulator.demo.DemoUser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What an admin does once: connects the PSA, selects all queues, takes the suggested status map,
/// provisions webhooks and waits for the first sync.
final class Connecting {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ConnectionRef ref;
  private final DemoSimulator simulator;
  private final Table table;
  private final DynamoSettingsStore settings;
  private final SecretsManagerStore secrets;
  private final TaskQueue queue;

  Connecting(Desk desk, int psa) {
    this.ref = new ConnectionRef(new TenantId("bench" + psa), new ConnectionId("autotask"));
    this.simulator = desk.psa(psa);
    this.table = desk.table();
    this.settings = new DynamoSettingsStore(table);
    this.secrets =
        new SecretsManagerStore(desk.clients().secrets(), desk.environment().get("SECRET_PREFIX"));
    this.queue =
        new SqsTaskQueue(desk.clients().sqs(), new QueueUrls(desk.environment()), Machine.pause());
  }

  ConnectionRef connect(String publicUrl) {
    DemoUser user = simulator.apiUser();
    PsaSecret secret = new PsaSecret(user.secret(), user.integrationCode(), null, null);
    new DynamoTenantStore(table)
        .create(new Tenant(ref.tenant(), "Bench", ZoneOffset.UTC, Instant.now()));
    secrets.put(ref, secret);
    PsaSetup psa = store(user, secret);
    choose(psa.ticketFields());
    provision(publicUrl);
    sync();
    return ref;
  }

  private PsaSetup store(DemoUser user, PsaSecret secret) {
    Autotask autotask =
        new Autotask(
            Autotask.Site.simulated("", simulator.origin()),
            new DynamoLimiter(table, Machine.ids(), Machine.clock()),
            Machine.clock(),
            Machine.pause(),
            Machine.randomness());
    Connection draft = draft(user, autotask.findZone(user.userName()).url());
    PsaSetup psa = autotask.open(draft, secret, Purpose.INTERACTIVE).setup();
    PsaSetup.Check check = psa.check();
    new DynamoConnectionStore(table)
        .create(
            draft
                .withAccess(user.userName(), check.zone(), false, check.account())
                .checkedAt(Instant.now()));
    return psa;
  }

  private Connection draft(DemoUser user, String zone) {
    return new Connection(
        ref,
        PsaKind.AUTOTASK,
        "Bench",
        user.userName(),
        zone,
        false,
        "",
        new ConnectionState.Connected(),
        null,
        Instant.now(),
        null,
        0);
  }

  private void choose(TicketFields fields) {
    Set<Long> queues = new HashSet<>();
    fields.queues().stream().filter(PickValue::active).forEach(each -> queues.add(each.id()));
    Map<Long, SignalStatus> statuses = new HashMap<>();
    for (PickValue status : fields.statuses()) {
      StatusSuggestion.of(status.label()).ifPresent(means -> statuses.put(status.id(), means));
    }
    settings.saveFields(ref, fields);
    settings.saveQueues(ref, new QueueSelection(queues), 0);
    settings.saveStatuses(ref, new StatusMap(statuses), 0);
  }

  private void provision(String publicUrl) {
    send(new Task.Provision(ref, publicUrl));
    Waiting.until(
        "webhooks are provisioned",
        PATIENCE,
        () ->
            settings.provisionNote(ref).stream()
                .anyMatch(note -> note.state() == ProvisionNote.State.DONE));
  }

  private void sync() {
    DynamoRunStore runs = new DynamoRunStore(table);
    SyncRun run = firstRun();
    runs.begin(run, Duration.ZERO);
    send(new Task.RunStep(ref, run.id(), 0));
    Waiting.until(
        "the first sync has finished",
        PATIENCE,
        () ->
            runs.find(ref, run.id()).stream()
                .anyMatch(now -> now.state() == SyncRun.State.FINISHED));
  }

  private SyncRun firstRun() {
    return SyncRun.queued(
        new RunId(Machine.ids().next()),
        ref,
        SyncRun.Mode.FULL,
        SyncRun.Origin.MANUAL,
        "bench",
        Instant.now(),
        "bench");
  }

  private void send(Task task) {
    queue.send(Message.first(task, "bench", Instant.now()));
  }
}
