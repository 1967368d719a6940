package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Stage;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.StatusSuggestion;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
          .maybeText(
              "stage",
              "new, triaged, working, waiting or resolved; absent while it stands for none",
              row -> row.map().stageOf(row.status().id()).map(Stage::word).orElse(null))
          .bool("recommended", "whether it is probably wanted", row -> row.status().active())
          .bool("mapped", "whether somebody has said what it means", Row::mapped);

  private static final Shape<Chosen<Row>> STATUSES = Chosen.shape("StatusList", STATUS);

  private static final Form MAP =
      Form.of("StatusMap")
          .rows(
              "items",
              Form.of("StatusMapping")
                  .required("id", Form.Type.NUMBER, 0, "the PSA's id")
                  .optional("signalStatus", Form.Type.TEXT, 20, "what it means")
                  .optional(
                      "stage", Form.Type.TEXT, 20, "the stage it stands for; none for no stage"),
              1000,
              "statuses that are not named keep theirs");

  /// Takes a status out of the stage it stands for.
  private static final String NO_STAGE = "none";

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final SaveScope saving;

  StatusesApi(ConnectionsApi connections, LivePsa psa, SettingsStore settings, SaveScope saving) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.saving = saving;
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
                this::seed)
            .startingWork(),
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
    return answer(
        psa.knownFields(connection).statuses(),
        settings.statuses(connection.ref()),
        Optional.empty());
  }

  private HttpResponse seed(Call call) {
    Connection connection = connections.findWorking(call);
    return answer(
        psa.fields(connection).statuses(), settings.statuses(connection.ref()), Optional.empty());
  }

  private HttpResponse map(Call call) {
    Connection connection = connections.find(call);
    List<PickValue> statuses = psa.knownFields(connection).statuses();
    List<Asked> asked = read(call.input().objects("items"), statuses);
    SaveScope.Saved<StatusMap> saved =
        saving.statuses(connection, call.basedOn(), known -> merged(known, asked));
    return answer(statuses, saved.setting(), saved.run());
  }

  /// What a row asks for.
  ///
  /// @param meaning null when it is to stay as it is
  /// @param restaged whether the stage is to become the one given; else it stays as it is
  /// @param stage null for no stage
  private record Asked(
      long id, @Nullable SignalStatus meaning, boolean restaged, @Nullable Stage stage) {}

  private static StatusMap merged(StatusMap known, List<Asked> asked) {
    Map<Long, SignalStatus> all = new HashMap<>(known.mapped());
    Map<Long, Stage> stages = new HashMap<>(known.stages());
    for (Asked row : asked) {
      if (row.meaning() != null) {
        all.put(row.id(), row.meaning());
      }
      if (row.restaged()) {
        stages.remove(row.id());
      }
      if (row.stage() != null) {
        stages.put(row.id(), row.stage());
      }
    }
    return new StatusMap(all, stages);
  }

  /// All rows or none: what is wrong with each is said at once.
  private static List<Asked> read(List<Json.Obj> rows, List<PickValue> statuses) {
    Map<Long, Asked> asked = new LinkedHashMap<>();
    List<Json> errors = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      readRow(rows.get(i), "items[" + i + "].", statuses, asked, errors);
    }
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
    return List.copyOf(asked.values());
  }

  private static void readRow(
      Json.Obj row,
      String place,
      List<PickValue> statuses,
      Map<Long, Asked> asked,
      List<Json> errors) {
    long id = row.number("id").orElseThrow();
    Optional<String> word = word(row, "signalStatus");
    Optional<SignalStatus> meaning = word.flatMap(SignalStatus::find);
    Optional<String> step = word(row, "stage");
    Optional<Stage> stage = step.flatMap(Stage::find);
    if (statuses.stream().noneMatch(status -> status.id() == id)) {
      errors.add(Refusal.fieldError(place + "id", "The PSA has no status with the id " + id + "."));
    } else if (word.isPresent() && meaning.isEmpty()) {
      errors.add(
          Refusal.fieldError(
              place + "signalStatus",
              "This has to be new, active, resolved, closed or child, not " + word.get() + "."));
    } else if (step.isPresent() && stage.isEmpty() && !step.get().equals(NO_STAGE)) {
      errors.add(
          Refusal.fieldError(
              place + "stage",
              "This has to be new, triaged, working, waiting, resolved or none, not "
                  + step.get()
                  + "."));
    } else if (word.isEmpty() && step.isEmpty()) {
      errors.add(Refusal.fieldError(place + "signalStatus", "Say what the status means."));
    } else if (asked.put(
            id, new Asked(id, meaning.orElse(null), step.isPresent(), stage.orElse(null)))
        != null) {
      errors.add(Refusal.fieldError(place + "id", "The status " + id + " is given twice."));
    }
  }

  private static Optional<String> word(Json.Obj row, String field) {
    return row.text(field)
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty());
  }

  private static HttpResponse answer(
      List<PickValue> statuses, Versioned<StatusMap> map, Optional<SyncRun> started) {
    List<Row> rows =
        statuses.stream()
            .sorted(
                Comparator.comparing((PickValue status) -> !status.active())
                    .thenComparingInt(PickValue::sortOrder)
                    .thenComparing(PickValue::label))
            .map(status -> new Row(status, map.value()))
            .toList();
    return Answers.versioned(STATUSES, new Chosen<>(rows, started), map.version());
  }
}
