package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.tenant.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which queues of a PSA are monitored.
final class QueuesApi {

  private record Row(PickValue queue, boolean selected) {}

  private static final Shape<Row> QUEUE =
      Shape.<Row>of("Queue")
          .number("id", "the PSA's id", row -> row.queue().id())
          .text("name", "the PSA's name", row -> row.queue().label())
          .bool("active", "whether the PSA still offers it", row -> row.queue().active())
          .bool("selected", "whether its tickets are synced and judged", Row::selected);

  private static final Shape<List<Row>> QUEUES = QUEUE.asList();

  private static final Form SELECT =
      Form.of("QueueSelection")
          .required("ids", Form.Type.NUMBERS, 500, "the queues to monitor, and no others");

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final RuleChanges changes;

  QueuesApi(ConnectionsApi connections, LivePsa psa, SettingsStore settings, RuleChanges changes) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.changes = changes;
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
    return answer(psa.fields(connection).queues(), settings.queues(connection.ref()));
  }

  private HttpResponse select(Call call) {
    Connection connection = connections.findWorking(call);
    List<PickValue> queues = psa.fields(connection).queues();
    Set<Long> asked = new TreeSet<>(call.input().numbers("ids"));
    requireKnown(asked, queues);
    Versioned<QueueSelection> saved =
        Settings.change(
            call.basedOn(),
            Settings.kept(
                () -> settings.queues(connection.ref()),
                (value, expected) -> settings.saveQueues(connection.ref(), value, expected)),
            _ -> new QueueSelection(asked));
    changes.made(connection);
    return answer(queues, saved);
  }

  private static void requireKnown(Set<Long> asked, List<PickValue> queues) {
    Set<Long> unknown = new TreeSet<>(asked);
    queues.forEach(queue -> unknown.remove(queue.id()));
    if (!unknown.isEmpty()) {
      String list = unknown.stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw Refusal.field("ids", "The PSA has no queue with the id " + list + ".");
    }
  }

  private static HttpResponse answer(List<PickValue> queues, Versioned<QueueSelection> selection) {
    List<Row> rows =
        queues.stream()
            .map(queue -> new Row(queue, selection.value().queues().contains(queue.id())))
            .sorted(
                Comparator.comparing((Row row) -> !row.selected())
                    .thenComparing(row -> !row.queue().active())
                    .thenComparing(row -> row.queue().label(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    return Answers.versioned(QUEUES, rows, selection.version());
  }
}
