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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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

  private static final Form MAP =
      Form.of("StatusMap")
          .required(
              "items",
              Form.Type.OBJECTS,
              1000,
              "rows with id and signalStatus; statuses that are not named keep theirs");

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
            STATUS,
            this::list),
        new Route(
            "POST",
            "/v1/connections/{connection}/statuses/seed",
            Role.MANAGER,
            "read the PSA's statuses anew; nothing that is mapped changes",
            Form.NONE,
            200,
            STATUS,
            this::seed),
        new Route(
            "PUT",
            "/v1/connections/{connection}/statuses",
            Role.MANAGER,
            "map statuses",
            MAP,
            200,
            STATUS,
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
    StatusMap map = merged(settings.statuses(connection.ref()).value(), asked);
    long version =
        Settings.save(
            call.basedOn(),
            () -> settings.statuses(connection.ref()),
            expected -> settings.saveStatuses(connection.ref(), map, expected));
    changes.made(connection);
    return answer(statuses, new Versioned<>(map, version));
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
      String place = "items[" + i + "]";
      OptionalLong id = rows.get(i).number("id");
      Optional<SignalStatus> meaning = rows.get(i).text("signalStatus").flatMap(SignalStatus::find);
      if (id.isEmpty() || statuses.stream().noneMatch(status -> status.id() == id.getAsLong())) {
        errors.add(Refusal.fieldError(place + ".id", "The PSA has no status with this id."));
      } else if (meaning.isEmpty()) {
        errors.add(
            Refusal.fieldError(
                place + ".signalStatus",
                "This has to be new, active, resolved, closed or child, not "
                    + rows.get(i).find("signalStatus").map(Json::write).orElse("empty")
                    + "."));
      } else {
        asked.put(id.getAsLong(), meaning.get());
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.of(ErrorType.INVALID_INPUT).with("errors", Json.array(errors));
    }
    return asked;
  }

  private static HttpResponse answer(List<PickValue> statuses, Versioned<StatusMap> map) {
    List<Row> rows =
        statuses.stream()
            .sorted(Comparator.comparingInt(PickValue::sortOrder).thenComparing(PickValue::label))
            .map(status -> new Row(status, map.value()))
            .toList();
    return Answers.versioned(Answers.items(STATUS, rows), map.version());
  }
}
