package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.Holdings;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryHoldings;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection goes with everything of it, and another one of the tenant stays as it was.
class PurgeConnectionTest {

  private static final ConnectionRef OTHER =
      new ConnectionRef(Office.REF.tenant(), new ConnectionId("autotask-2"));

  private final Office office = new Office(new DemoPlan(1, 60, 8, 1, 0.5, 0.5));
  private final MemoryRunStore runs = new MemoryRunStore();
  private final MemoryHookRoutes routes = new MemoryHookRoutes();
  private final HookTokens tokens = new NamedTokens();
  private final List<String> logged = new ArrayList<>();
  private final Holdings holdings =
      new MemoryHoldings(office.signals, office.directory, office.settings, runs);
  private final PurgeConnection purging =
      new PurgeConnection(
          new PurgeConnection.Places(
              office.connections,
              office.secrets,
              office.settings,
              routes,
              tokens,
              office.psas(),
              holdings),
          office.queue,
          office.ours,
          new Log("sync", logged::add));

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void everythingOfItGoesAndNothingOfTheOtherConnection() {
    takeIntoService();
    Holdings.Count others = holdings.count(OTHER);
    List<Hook> othersHooks = office.settings.hooks(OTHER);
    String address = tokenOf(office.settings.hooks(Office.REF).getFirst());
    assertThat(holdings.count(Office.REF).tickets()).isGreaterThan(10);

    disable();
    assertThat(purge()).isGreaterThan(2);

    assertThat(holdings.count(Office.REF).total()).isZero();
    assertThat(office.connections.find(Office.REF)).isEmpty();
    assertThat(office.secrets.find(Office.REF)).isEmpty();
    assertThat(routes.find(address)).isEmpty();
    assertThat(hooksOf(Office.REF)).isZero();
    assertThat(logged).anyMatch(line -> line.contains("connectionPurged"));

    assertThat(holdings.count(OTHER)).isEqualTo(others);
    assertThat(office.settings.hooks(OTHER)).isEqualTo(othersHooks).isNotEmpty();
    assertThat(hooksOf(OTHER)).isEqualTo(1);
    assertThat(office.secrets.find(OTHER)).isPresent();
    assertThat(routes.find(tokenOf(othersHooks.getFirst()))).isPresent();
  }

  @Test
  void nameIsFreeAfterwards() {
    disable();
    purge();

    Connection again = connection(new ConnectionRef(OTHER.tenant(), new ConnectionId("third")));
    assertThat(office.connections.create(named(again, "Harbourline")))
        .isInstanceOf(ConnectionStore.Creation.Created.class);
  }

  @Test
  void itemsStayUntilNoWorkerCanWriteAnyMore() {
    takeIntoService();
    disable();
    Message first = Message.first(new Task.Purge(Office.REF), "cause", office.clock.instant());

    purging.purge(first, Office.REF, Instant.MAX);

    assertThat(office.secrets.find(Office.REF)).isEmpty();
    assertThat(holdings.count(Office.REF).tickets()).isPositive();
    assertThat(office.queue.take())
        .singleElement()
        .satisfies(message ->
            assertThat(message.notBefore()).isEqualTo(first.receivedAt().plusSeconds(60)));
  }

  @Test
  void connectionThatIsNotDisabledIsLeftAlone() {
    takeIntoService();
    Holdings.Count before = holdings.count(Office.REF);

    purging.purge(
        Message.first(new Task.Purge(Office.REF), "cause", office.clock.instant()),
        Office.REF,
        Instant.MAX);

    assertThat(holdings.count(Office.REF)).isEqualTo(before);
    assertThat(office.secrets.find(Office.REF)).isPresent();
    assertThat(office.queue.take()).isEmpty();
  }

  @Test
  void psaThatIsAwayIsAskedAgainAndNothingIsForgottenMeanwhile() {
    takeIntoService();
    disable();
    office.simulator.close();

    purging.purge(
        Message.first(new Task.Purge(Office.REF), "cause", office.clock.instant()),
        Office.REF,
        Instant.MAX);

    assertThat(office.secrets.find(Office.REF)).isPresent();
    assertThat(office.queue.take())
        .singleElement()
        .satisfies(message -> assertThat(message.attempt()).isEqualTo(2));
  }

  private void takeIntoService() {
    office.runs = runs;
    office.connections.create(connection(OTHER));
    office.secrets.put(OTHER, office.secrets.find(Office.REF).orElseThrow());
    office.settings.saveQueues(OTHER, office.settings.queues(Office.REF).value(), 0);
    for (ConnectionRef ref : List.of(Office.REF, OTHER)) {
      new ProvisionHooks(
              office.secrets,
              office.settings,
              new HookWatches(office.settings),
              routes,
              tokens,
              new SeededRandomness(7),
              office.ours)
          .provision(
              office.opening().open(ref, Purpose.UPKEEP).orElseThrow(),
              "http://127.0.0.1:9",
              Instant.MAX);
    }
    office.sync(SyncRun.Mode.FULL);
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

  private void disable() {
    Connection connection = office.connections.find(Office.REF).orElseThrow();
    office.connections.update(connection.withState(new ConnectionState.Disabled()));
  }

  /// Works all messages, waits included; answers how many there were.
  private int purge() {
    List<Message> due =
        List.of(Message.first(new Task.Purge(Office.REF), "cause", office.clock.instant()));
    int worked = 0;
    while (!due.isEmpty()) {
      for (Message message : due) {
        purging.purge(message, Office.REF, Instant.MAX);
        worked++;
      }
      office.clock.advance(Duration.ofSeconds(61));
      due = office.queue.take().stream().filter(it -> it.task() instanceof Task.Purge).toList();
    }
    return worked;
  }

  private long hooksOf(ConnectionRef ref) {
    return office.truth("TicketWebhook").stream()
        .filter(row -> row.text("name").orElse("").startsWith(HookPlan.markOf(ref)))
        .count();
  }

  private static String tokenOf(Hook hook) {
    return hook.url().substring(hook.url().lastIndexOf('/') + 1);
  }

  private Connection connection(ConnectionRef ref) {
    return office
        .connections
        .find(Office.REF)
        .map(first -> copy(first, ref))
        .orElseGet(() -> bare(ref));
  }

  private static Connection copy(Connection first, ConnectionRef ref) {
    return new Connection(
        ref,
        PsaKind.AUTOTASK,
        "Other",
        first.username(),
        first.zone(),
        false,
        first.account(),
        new ConnectionState.Connected(),
        null,
        first.createdAt(),
        null,
        0);
  }

  private Connection bare(ConnectionRef ref) {
    return new Connection(
        ref,
        PsaKind.AUTOTASK,
        "Other",
        "user",
        "https://webservices5.autotask.net/atservicesrest/",
        false,
        "",
        new ConnectionState.Connected(),
        null,
        office.clock.instant(),
        null,
        0);
  }

  private static Connection named(Connection connection, String name) {
    return connection.withName(name);
  }

  /// Tokens that are their own names.
  private static final class NamedTokens implements HookTokens {
    private int made;

    @Override
    public String mint() {
      return "named" + ++made;
    }

    @Override
    public Optional<String> check(String token) {
      return Optional.of(token);
    }
  }
}
