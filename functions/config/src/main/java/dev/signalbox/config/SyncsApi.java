package dev.signalbox.config;

import static dev.signalbox.config.RunShapes.RUN;
import static dev.signalbox.config.RunShapes.RUNS;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.config.RunShapes.View;
import dev.signalbox.config.RunShapes.Warning;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.sync.RunPage;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.tenant.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs over a connection's data.
final class SyncsApi {

  private static final Form START =
      Form.of("StartSync")
          .optional(
              "mode",
              Form.Type.TEXT,
              10,
              "full unless given; quick for what changed; clear to remove all tickets here first")
          .optional(
              "confirm", Form.Type.TEXT, 200, "for clear: the name of the connection, as typed");

  private static final Route.Parameter MODE =
      new Route.Parameter(
          "mode",
          "string",
          "full, quick, poll or clear, or several with commas; unless given all but polls that went"
              + " well, which come every few minutes");
  private static final Route.Parameter CURSOR =
      new Route.Parameter("cursor", "string", "nextCursor of the page before");
  private static final Route.Parameter LIMIT =
      new Route.Parameter("limit", "integer", "how many, 1 to 100; 20 unless given");

  private static final int USUAL_PAGE = 20;
  private static final int MOST = 100;

  private final ConnectionsApi connections;
  private final RunStore runs;
  private final SettingsStore settings;
  private final StartSync starting;
  private final ClearCheck clearing;
  private final InstantSource clock;

  SyncsApi(
      ConnectionsApi connections,
      RunStore runs,
      SettingsStore settings,
      StartSync starting,
      ClearCheck clearing,
      InstantSource clock) {
    this.connections = connections;
    this.runs = runs;
    this.settings = settings;
    this.starting = starting;
    this.clearing = clearing;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route(
                "POST",
                "/v1/connections/{connection}/syncs",
                Role.MANAGER,
                "start a sync",
                START,
                202,
                RUN,
                this::start)
            .startingWork(),
        new Route(
                "GET",
                "/v1/connections/{connection}/syncs",
                Role.MANAGER,
                "the latest syncs",
                Form.NONE,
                200,
                RUNS,
                this::list)
            .asking(MODE, CURSOR, LIMIT),
        new Route(
            "GET",
            "/v1/connections/{connection}/syncs/{run}",
            Role.MANAGER,
            "one sync",
            Form.NONE,
            200,
            RUN,
            this::one),
        new Route(
            "DELETE",
            "/v1/connections/{connection}/syncs/{run}",
            Role.MANAGER,
            "cancel a sync",
            Form.NONE,
            200,
            RUN,
            this::cancel),
        new Route(
                "POST",
                "/v1/connections/{connection}/syncs/{run}/release",
                Role.ADMIN,
                "let a held sync remove what it found gone",
                Form.NONE,
                202,
                RUN,
                this::release)
            .startingWork());
  }

  private HttpResponse start(Call call) {
    Connection connection = connections.findWorking(call);
    Mode mode = modeIn(call.input());
    if (mode == Mode.CLEAR) {
      clearing.check(connection, call.input().findText("confirm").orElse(""));
    }
    if (settings.queues(connection.ref()).value().queues().isEmpty()) {
      throw Refusal.of(ErrorType.NO_QUEUES);
    }
    SyncRun run = starting.start(connection, mode);
    return Answers.accepted(path(run), RUN, view(run));
  }

  private static String path(SyncRun run) {
    return "/v1/connections/" + run.ref().connection() + "/syncs/" + run.id();
  }

  private List<Warning> warnings(ConnectionRef ref) {
    return settings.statuses(ref).value().mapped().isEmpty()
        ? List.of(
            new Warning(
                "No status is mapped, so every ticket counts as active and none is judged. Map the"
                    + " statuses first.",
                "/v1/connections/" + ref.connection() + "/statuses"))
        : List.of();
  }

  private static Mode modeIn(Input input) {
    return switch (input.findText("mode").orElse("full")) {
      case "full" -> Mode.FULL;
      case "quick" -> Mode.QUICK;
      case "clear" -> Mode.CLEAR;
      default -> throw Refusal.field("mode", "This has to be full, quick or clear.");
    };
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.find(call);
    RunPage page = runs.list(connection.ref(), query(call));
    return Answers.one(
        RUNS,
        new RunShapes.Views(
            page.runs().stream().map(this::view).toList(), RunCursor.write(page.next())));
  }

  private static RunQuery query(Call call) {
    int limit = call.limit(USUAL_PAGE, MOST);
    return call.request()
        .parameter("mode")
        .map(words -> RunQuery.of(modesIn(words), limit))
        .orElse(RunQuery.history(limit))
        .from(call.request().parameter("cursor").map(RunCursor::read).orElse(null));
  }

  private static Set<Mode> modesIn(String words) {
    return Stream.of(words.split(",", -1))
        .map(word ->
            Stream.of(Mode.values())
                .filter(mode -> mode.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(
                    () -> Refusal.field("mode", "This has to be of full, quick, poll and clear.")))
        .collect(Collectors.toSet());
  }

  private HttpResponse one(Call call) {
    return Answers.one(RUN, view(find(call)));
  }

  /// The step of the run moves on, so that the worker who has it finds out at its next checkpoint.
  private HttpResponse cancel(Call call) {
    SyncRun run = find(call);
    while (!run.state().ended()) {
      SyncRun cancelled = run.cancelled(clock.instant());
      if (runs.advance(cancelled, run.step())) {
        return Answers.one(RUN, view(cancelled));
      }
      run = find(call);
    }
    return Answers.one(RUN, view(run));
  }

  private SyncRun find(Call call) {
    return runs.find(connections.find(call).ref(), call.run())
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }

  private HttpResponse release(Call call) {
    SyncRun going =
        starting.release(find(call)).orElseThrow(() -> Refusal.of(ErrorType.SYNC_NOT_HELD));
    return Answers.accepted(path(going), RUN, view(going));
  }

  /// What is over needs no warning.
  private View view(SyncRun run) {
    return new View(run, clock.instant(), run.state().ended() ? List.of() : warnings(run.ref()));
  }
}
