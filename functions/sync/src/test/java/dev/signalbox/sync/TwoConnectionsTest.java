package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.MemoryHoldings;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.AccountUse;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two Autotask connections of one tenant, with an account each and some tickets of the same ids.
class TwoConnectionsTest {

  private static final ConnectionRef OTHER =
      new ConnectionRef(Office.REF.tenant(), new ConnectionId("autotask-2"));
  private static final String OTHERS_ACCOUNT = "account-2";

  private final List<MemoryLimiter> limiters = new ArrayList<>();
  private final Office office =
      new Office(
          new DemoPlan(1, 60, 8, 1, 0.5, 0.5),
          clock -> {
            limiters.add(new MemoryLimiter(clock));
            return limiters.getFirst();
          },
          byte[]::new);
  private final MemoryRunStore runs = new MemoryRunStore();
  private final MemoryHookRoutes routes = new MemoryHookRoutes();
  private final WorkedOffice.PlainTokens tokens = new WorkedOffice.PlainTokens();

  @BeforeEach
  void takeBothIntoService() {
    office.runs = runs;
    DemoUser user = office.simulator.apiUsers("quillback").getFirst();
    office.connections.create(
        new Connection(
            OTHER,
            PsaKind.AUTOTASK,
            "Quillback",
            user.userName(),
            office.origin() + "/atservicesrest/",
            false,
            OTHERS_ACCOUNT,
            new ConnectionState.Connected(),
            null,
            office.clock.instant(),
            office.clock.instant(),
            0));
    office.secrets.put(OTHER, new PsaSecret(user.secret(), user.integrationCode(), null, null));
    TicketFields fields = open(OTHER).psa().reader().ticketFields();
    office.settings.saveQueues(
        OTHER,
        new QueueSelection(fields.queues().stream().map(PickValue::id).collect(Collectors.toSet())),
        0);
    office.settings.saveStatuses(OTHER, office.settings.statuses(Office.REF).value(), 0);
    office.settings.saveFields(OTHER, fields);
    for (ConnectionRef ref : List.of(Office.REF, OTHER)) {
      provision(ref);
      sync(ref, Mode.FULL);
    }
    office
        .signals
        .listIds(Office.REF, "", 5)
        .ids()
        .forEach(id ->
            office.signals.save(
                OTHER,
                office.signals.find(Office.REF, id).orElseThrow().withRevision(0),
                Optional.empty()));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  @Tag("CON-30")
  void clearingOneChangesNothingOfTheOther() {
    Map<String, Object> before = everythingOf(OTHER);
    Map<String, Object> ownBefore = everythingOf(Office.REF);
    assertThat(tickets(OTHER)).isNotEmpty();

    sync(Office.REF, Mode.CLEAR);

    assertThat(everythingOf(OTHER)).isEqualTo(before);
    assertThat(everythingOf(Office.REF))
        .doesNotContainEntry("limits", Objects.requireNonNull(ownBefore.get("limits")))
        .doesNotContainEntry("runs", Objects.requireNonNull(ownBefore.get("runs")));
  }

  @Test
  @Tag("CON-30")
  void theirHooksAreTheirOwn() {
    assertThat(office.settings.hooks(Office.REF))
        .noneMatch(hook ->
            office.settings.hooks(OTHER).stream().anyMatch(it -> it.url().equals(hook.url())));
    Map<String, Object> before = everythingOf(OTHER);

    open(Office.REF)
        .psa()
        .setup()
        .removeHooks(new HookPlan(HookPlan.markOf(Office.REF), Map.of(), "", "", null));

    assertThat(everythingOf(OTHER)).isEqualTo(before);
  }

  /// The control: the same look notices when it is the other one that is cleared.
  @Test
  void clearingTheOtherWouldBeNoticed() {
    Map<String, Object> before = everythingOf(OTHER);

    sync(OTHER, Mode.CLEAR);

    assertThat(everythingOf(OTHER)).isNotEqualTo(before);
  }

  private OpenConnections.Open open(ConnectionRef ref) {
    return office.opening().open(ref, Purpose.UPKEEP).orElseThrow();
  }

  private void provision(ConnectionRef ref) {
    new ProvisionHooks(
            office.secrets,
            office.settings,
            new HookWatches(office.settings),
            routes,
            tokens,
            new SeededRandomness(7),
            office.ours)
        .provision(open(ref), "http://127.0.0.1:9", Instant.MAX);
  }

  private void sync(ConnectionRef ref, Mode mode) {
    SyncRun run =
        SyncRun.queued(
            new RunId(office.ids.next()),
            ref,
            mode,
            SyncRun.Origin.MANUAL,
            "scope" + office.ids.next(),
            office.clock.instant(),
            "cause");
    office.runs.begin(run, Duration.ofMinutes(2));
    List<Message> due =
        List.of(Message.first(new Task.RunStep(ref, run.id(), 0), "cause", office.clock.instant()));
    while (!due.isEmpty()) {
      due.forEach(message -> office.running().work(message, (Task.RunStep) message.task()));
      due =
          office.queue.take().stream()
              .filter(message -> message.task() instanceof Task.RunStep)
              .toList();
    }
    assertThat(office.runs.find(ref, run.id()).orElseThrow().state())
        .isEqualTo(SyncRun.State.FINISHED);
    office.clock.advance(Duration.ofMinutes(3));
  }

  /// Records, settings, hooks here and in the PSA, runs and the use of its account.
  private Map<String, Object> everythingOf(ConnectionRef ref) {
    String account = ref.equals(OTHER) ? "quillback" : "harbourline";
    Map<String, Object> all = new TreeMap<>();
    all.put(
        "holdings",
        new MemoryHoldings(office.signals, office.directory, office.settings, runs).count(ref));
    all.put("tickets", tickets(ref));
    all.put("queues", office.settings.queues(ref));
    all.put("statuses", office.settings.statuses(ref));
    all.put("hooks", office.settings.hooks(ref));
    for (String table : List.of("TicketWebhook", "TicketNoteWebhook", "TicketWebhookField")) {
      all.put(table, rows(account, table));
    }
    all.put("runs", office.runs.list(ref, 50));
    AccountUse use = limiters.getFirst().use(ref.equals(OTHER) ? OTHERS_ACCOUNT : "account-1");
    all.put("limits", List.of(use.budget(), use.quietUntil(), use.putOff(), use.places()));
    return all;
  }

  private List<String> rows(String account, String table) {
    return office.simulator.autotask(account).table(table).rows().map(Object::toString).toList();
  }

  private List<String> tickets(ConnectionRef ref) {
    return office.signals.listIds(ref, "", 500).ids().stream()
        .map(id -> office.signals.find(ref, id).map(Signal::toString).orElse(""))
        .sorted()
        .toList();
  }
}
