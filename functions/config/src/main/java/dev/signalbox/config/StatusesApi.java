package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.StatusSuggestion;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What each status of a PSA means. Autotask's statuses are the same for all queues.
final class StatusesApi {

  private record Row(PickValue status, StatusMap map) {
    boolean mapped() {
      return map.find(status.id()).isPresent();
    }
  }

  private static final Shape<Row> STATUS =
      Shape.<Row>of("Status")
          .number("id", "the PSA's id", row -> row.status().id())
          .text("name", "the PSA's name", row -> row.status().label())
          .bool("active", "whether the PSA still offers it", row -> row.status().active())
          .text(
              "signalStatus",
              "new, active, resolved, closed or child; active while it is not mapped",
              row -> row.map().meaningOf(row.status().id()).word())
          .maybeText(
              "suggested",
              "what it probably means, going by its name",
              row -> StatusSuggestion.of(row.status().label()).map(SignalStatus::word).orElse(null))
          .bool("mapped", "whether somebody has said what it means", Row::mapped);

  private static final Shape<List<Row>> STATUSES = STATUS.asList();

  private static final Form MAP =
      Form.of("StatusMap")
          .rows(
              "items",
              Form.of("StatusMapping")
                  .required("id", Form.Type.NUMBER, 0, "the PSA's id")
                  .required("signalStatus", Form.Type.TEXT, 20, "what it means"),
              1000,
              "statuses that are not named keep theirs");

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final RuleChanges changes;

  StatusesApi(
      ConnectionsApi connections, LivePsa psa, SettingsStore settings, RuleChanges changes) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.changes = changes;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/statuses",
            Role.MANAGER,
            "the status map",
            Form.NONE,
            200,
            STATUSES,
            this::list),
        new Route(
            "POST",
            "/v1/connections/{connection}/statuses/seed",
            Role.MANAGER,
            "read the PSA's statuses anew; nothing that is mapped changes",
            Form.NONE,
            200,
            STATUSES,
            this::seed),
        new Route(
            "PUT",
            "/v1/connections/{connection}/statuses",
            Role.MANAGER,
            "map statuses",
            MAP,
            200,
            STATUSES,
            this::map));
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.find(call);
    return answer(psa.knownFields(connection).statuses(), settings.statuses(connection.ref()));
  }

  private HttpResponse seed(Call call) {
    Connection connection = connections.findWorking(call);
    return answer(psa.fields(connection).statuses(), settings.statuses(connection.ref()));
  }

  private HttpResponse map(Call call) {
    Connection connection = connections.find(call);
    List<PickValue> statuses = psa.knownFields(connection).statuses();
    Map<Long, SignalStatus> asked = read(call.input().objects("items"), statuses);
    Versioned<StatusMap> saved =
        Settings.change(
            call.basedOn(),
            Settings.kept(
                () -> settings.statuses(connection.ref()),
                (value, expected) -> settings.saveStatuses(connection.ref(), value, expected)),
            known -> merged(known, asked));
    changes.made(connection);
    return answer(statuses, saved);
  }

  private static StatusMap merged(StatusMap known, Map<Long, SignalStatus> asked) {
    Map<Long, SignalStatus> all = new HashMap<>(known.mapped());
    all.putAll(asked);
    return new StatusMap(all);
  }

  /// All rows or none: what is wrong with each is said at once.
  private static Map<Long, SignalStatus> read(List<Json.Obj> rows, List<PickValue> statuses) {
    Map<Long, SignalStatus> asked = new HashMap<>();
    List<Json> errors = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      readRow(rows.get(i), "items[" + i + "].", statuses, asked, errors);
    }
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
    return asked;
  }

  private static void readRow(
      Json.Obj row,
      String place,
      List<PickValue> statuses,
      Map<Long, SignalStatus> asked,
      List<Json> errors) {
    long id = row.number("id").orElseThrow();
    String word = row.text("signalStatus").orElse("").strip();
    Optional<SignalStatus> meaning = SignalStatus.find(word.toLowerCase(Locale.ROOT));
    if (statuses.stream().noneMatch(status -> status.id() == id)) {
      errors.add(Refusal.fieldError(place + "id", "The PSA has no status with the id " + id + "."));
    } else if (meaning.isEmpty()) {
      errors.add(
          Refusal.fieldError(
              place + "signalStatus",
              "This has to be new, active, resolved, closed or child, not " + word + "."));
    } else if (asked.put(id, meaning.get()) != null) {
      errors.add(Refusal.fieldError(place + "id", "The status " + id + " is given twice."));
    }
  }

  private static HttpResponse answer(List<PickValue> statuses, Versioned<StatusMap> map) {
    List<Row> rows =
        statuses.stream()
            .sorted(Comparator.comparingInt(PickValue::sortOrder).thenComparing(PickValue::label))
            .map(status -> new Row(status, map.value()))
            .toList();
    return Answers.versioned(STATUSES, rows, map.version());
  }
}
