package dev.signalbox.sync;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.NoLimits;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.StatusSuggestion;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.control.DemoSimulator;
import dev.signalbox.simulator.control.Settings;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoUser;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sync function over stores in memory, connected to the demo account of the simulator through
/// the real adapter. All queues are selected and all statuses mapped as their names suggest.
final class Office extends OfficeStores implements AutoCloseable {

  final DemoSimulator simulator;

  final Map<Entity, Integer> reads = new EnumMap<>(Entity.class);

  /// When the calls of each PSA that was opened had to have ended.
  final List<Instant> ends = new CopyOnWriteArrayList<>();

  private final Autotask autotask;

  private final Randomness randomness;

  Office(DemoPlan plan) {
    this(plan, Set.of());
  }

  /// @param elsewhere further origins that count as the PSA's
  Office(DemoPlan plan, Set<URI> elsewhere) {
    this(plan, elsewhere, _ -> new NoLimits(), byte[]::new);
  }

  /// @param limits made with the clock of this office
  Office(DemoPlan plan, Function<InstantSource, Limiter> limits, Randomness randomness) {
    this(plan, Set.of(), limits, randomness);
  }

  private Office(
      DemoPlan plan,
      Set<URI> elsewhere,
      Function<InstantSource, Limiter> limits,
      Randomness randomness) {
    this.randomness = randomness;
    simulator = DemoSimulator.start(Settings.standard(0).with(plan).with(clock));
    autotask =
        new Autotask(
            new Autotask.Site(
                "",
                simulator.origin().resolve("/atservicesrest"),
                Stream.concat(
                        Stream.of(simulator.origin(), simulator.otherZone()), elsewhere.stream())
                    .collect(Collectors.toSet())),
            limits.apply(clock),
            clock,
            clock::advance,
            randomness);
    DemoUser user = simulator.apiUser();
    secrets.put(REF, new PsaSecret(user.secret(), user.integrationCode(), null, null));
    connections.create(
        new Connection(
            REF,
            PsaKind.AUTOTASK,
            "Harbourline",
            user.userName(),
            simulator.origin() + "/atservicesrest/",
            false,
            "account-1",
            new ConnectionState.Connected(),
            null,
            clock.instant(),
            clock.instant(),
            0));
    chooseRules();
  }

  private void chooseRules() {
    TicketFields fields = psa().reader().ticketFields();
    settings.saveQueues(
        REF,
        new QueueSelection(fields.queues().stream().map(PickValue::id).collect(Collectors.toSet())),
        0);
    Map<Long, SignalStatus> map = new HashMap<>();
    fields
        .statuses()
        .forEach(status ->
            StatusSuggestion.of(status.label())
                .ifPresent(meaning -> map.put(status.id(), meaning)));
    settings.saveStatuses(REF, new StatusMap(map), 0);
    settings.saveFields(REF, fields);
  }

  Psa psa() {
    Connection connection = connections.find(REF).orElseThrow();
    return autotask.open(connection, secrets.find(REF).orElseThrow(), Purpose.RUN);
  }

  @Override
  PsaDirectory psas() {
    return new CountingPsas(autotask, reads, ends);
  }

  OpenConnections opening() {
    return function().opening();
  }

  OpenConnections.Open open() {
    return opening().open(REF, Purpose.REFRESH).orElseThrow();
  }

  TakeTickets taking() {
    return function().tickets();
  }

  ReapplyRules reapplying() {
    return function().reapply();
  }

  RefreshSignals refreshing() {
    return function().refresh();
  }

  WorkHints hinting() {
    return function().hints();
  }

  GatherHints gathering() {
    return function().gathering();
  }

  RunPages pages() {
    return function().pages();
  }

  /// What runs have sent to have rules applied, which nobody has worked.
  final List<Message> reapplied = new ArrayList<>();

  RunSync running() {
    return function().runs();
  }

  StartRuns scheduling() {
    return function().schedule();
  }

  private Assembly function() {
    return new Assembly(ports(directory, randomness, new Log("sync", lines::add)));
  }

  /// Works a run until nothing is left of it on the queue.
  SyncRun finish(Message first) {
    Task.RunStep step = (Task.RunStep) first.task();
    List<Message> due = List.of(first);
    while (!due.isEmpty()) {
      due.forEach(message -> running().work(message, (Task.RunStep) message.task()));
      List<Message> sent = queue.take();
      due = sent.stream().filter(message -> message.task() instanceof Task.RunStep).toList();
      sent.stream()
          .filter(message -> message.task() instanceof Task.Reapply)
          .forEach(reapplied::add);
    }
    return runs.find(REF, step.run()).orElseThrow();
  }

  SyncRun sync(SyncRun.Mode mode) {
    return finish(begin(mode));
  }

  /// Rows of the PSA, as it has them.
  List<Row> truth(String entity) {
    return simulator.autotask().table(entity).rows().toList();
  }

  /// The ids of tickets that a first sync has to bring: open ones of selected queues.
  Set<Long> openTickets() {
    StatusMap map = settings.statuses(REF).value();
    QueueSelection queues = settings.queues(REF).value();
    return truth("Ticket").stream()
        .filter(row -> row.number("status").orElseThrow() != 5)
        .filter(row -> isOpen(map.meaningOf(row.number("status").orElseThrow())))
        .filter(row -> row.number("queueID").isPresent())
        .filter(row -> queues.holds(row.number("queueID").orElseThrow()))
        .map(Row::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOpen(SignalStatus status) {
    return status != SignalStatus.CLOSED && status != SignalStatus.RESOLVED;
  }

  int readsInAll() {
    return reads.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    simulator.close();
  }

  static Optional<ConnectionState> stateOf(ConnectionStore connections) {
    return connections.find(REF).map(Connection::state);
  }

  URI origin() {
    return simulator.origin();
  }
}
