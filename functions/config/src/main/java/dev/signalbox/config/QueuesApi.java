package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.settings.QueueUse;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which queues of a PSA are monitored.
final class QueuesApi {

  /// @param tickets how many open ones we hold; null while it is not selected
  /// @param why set when it is selected and empty
  private record Row(
      PickValue queue,
      boolean selected,
      boolean inUse,
      @Nullable Long tickets,
      EmptyQueues.@Nullable Reason why) {}

  /// New tickets within this time make a queue one that is in use.
  private static final Duration OF_LATE = Duration.ofDays(30);

  /// How long it is remembered which ones are.
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final Shape<Row> QUEUE =
      Shape.<Row>of("Queue")
          .number("id", "the PSA's id", row -> row.queue().id())
          .text("name", "the PSA's name", row -> row.queue().label())
          .bool("active", "whether the PSA still offers it", row -> row.queue().active())
          .bool("selected", "whether its tickets are synced and judged", Row::selected)
          .bool("recommended", "whether it had new tickets in the last 30 days", Row::inUse)
          .maybeNumber("tickets", "how many open ones are copied, if it is selected", Row::tickets)
          .maybeText(
              "excludedBy",
              "why none is: noTickets, permission, entity, category, status, companyFilter,"
                  + " classification or notSynced",
              row -> row.why() == null ? null : row.why().word())
          .maybeText(
              "excludedBecause",
              "the same in a sentence",
              row -> row.why() == null ? null : row.why().sentence());

  private static final Shape<Chosen<Row>> QUEUES = Chosen.shape("QueueList", QUEUE);

  private static final Form SELECT =
      Form.of("QueueSelection")
          .required("ids", Form.Type.NUMBERS, 500, "the queues to monitor, and no others");

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final SaveScope saving;
  private final EmptyQueues empty;
  private final InstantSource clock;

  QueuesApi(
      ConnectionsApi connections,
      LivePsa psa,
      SettingsStore settings,
      SaveScope saving,
      EmptyQueues empty,
      InstantSource clock) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.saving = saving;
    this.empty = empty;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/queues",
            Role.MANAGER,
            "the PSA's queues, live, and which are selected",
            Form.NONE,
            200,
            QUEUES,
            this::list),
        new Route(
            "PUT",
            "/v1/connections/{connection}/queues",
            Role.MANAGER,
            "choose the queues",
            SELECT,
            200,
            QUEUES,
            this::select));
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.findWorking(call);
    List<PickValue> queues = psa.fields(connection).queues();
    return answer(connection, queues, settings.queues(connection.ref()), Optional.empty());
  }

  private HttpResponse select(Call call) {
    Connection connection = connections.findWorking(call);
    List<PickValue> queues = psa.fields(connection).queues();
    Set<Long> asked = new TreeSet<>(call.input().numbers("ids"));
    requireKnown(asked, queues);
    SaveScope.Saved<QueueSelection> saved =
        saving.queues(connection, call.basedOn(), new QueueSelection(asked));
    return answer(connection, queues, saved.setting(), saved.run());
  }

  private Set<Long> inUse(Connection connection, List<PickValue> queues) {
    Instant now = clock.instant();
    return settings
        .queueUse(connection.ref())
        .filter(use -> use.at().plus(REMEMBERED).isAfter(now))
        .orElseGet(() -> askForUse(connection, queues, now))
        .queues();
  }

  private QueueUse askForUse(Connection connection, List<PickValue> queues, Instant now) {
    Set<Long> active =
        queues.stream().filter(PickValue::active).map(PickValue::id).collect(Collectors.toSet());
    QueueUse use =
        new QueueUse(
            psa.read(connection, reader -> reader.queuesInUse(active, now.minus(OF_LATE))), now);
    settings.saveQueueUse(connection.ref(), use);
    return use;
  }

  private static void requireKnown(Set<Long> asked, List<PickValue> queues) {
    Set<Long> unknown = new TreeSet<>(asked);
    queues.forEach(queue -> unknown.remove(queue.id()));
    if (!unknown.isEmpty()) {
      String list = unknown.stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw Refusal.field("ids", "The PSA has no queue with the id " + list + ".");
    }
  }

  private HttpResponse answer(
      Connection connection,
      List<PickValue> queues,
      Versioned<QueueSelection> selection,
      Optional<SyncRun> started) {
    Set<Long> selected = selection.value().queues();
    Set<Long> used = inUse(connection, queues);
    Map<Long, Long> tickets = empty.tickets(connection.ref());
    Map<Long, EmptyQueues.Reason> reasons = empty.reasons(connection);
    List<Row> rows =
        queues.stream()
            .map(queue ->
                new Row(
                    queue,
                    selected.contains(queue.id()),
                    used.contains(queue.id()),
                    tickets.get(queue.id()),
                    reasons.get(queue.id())))
            .sorted(
                Comparator.comparing((Row row) -> !row.inUse())
                    .thenComparing(row -> !row.selected())
                    .thenComparing(row -> !row.queue().active())
                    .thenComparing(row -> row.queue().label(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    return Answers.versioned(QUEUES, new Chosen<>(rows, started), selection.version());
  }
}
