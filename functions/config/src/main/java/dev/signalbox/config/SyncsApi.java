package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.tenant.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs over a connection's data.
final class SyncsApi {

  private static final Shape<Progress> PROGRESS =
      Shape.<Progress>of("SyncProgress")
          .text(
              "entity",
              "company, contact, location, opportunity, configurationItem, member, role, memberRole,"
                  + " ticketCategory, ticket, note or timeEntry",
              p -> p.entity().word())
          .number("done", "read and stored", Progress::done)
          .number("total", "in all; grows if more are met", Progress::total)
          .number("pages", "requests made for it", progress -> (long) progress.pages())
          .number("skipped", "read, but out of scope and not stored", Progress::skipped)
          .maybeText(
              "problem",
              "why the PSA does not show it",
              progress -> progress.problem().isEmpty() ? null : progress.problem());

  private record View(SyncRun run, Instant now) {}

  private static final Shape<View> RUN =
      Shape.<View>of("Sync")
          .text("id", "id of the run", view -> view.run().id().value())
          .text("mode", "full or quick", view -> view.run().mode().word())
          .text(
              "state",
              "queued, running, finished, failed or cancelled",
              view -> view.run().state().word())
          .list("entities", "how far each entity is", PROGRESS, view -> view.run().progress())
          .number(
              "waits", "milliseconds it waited for its turn at the PSA", view -> view.run().waits())
          .time("waitingUntil", "set while it waits", view -> view.run().waitingUntil())
          .time("startedAt", "when it began", view -> view.run().startedAt())
          .time("finishedAt", "when it ended", view -> view.run().finishedAt())
          .maybeNumber("etaSeconds", "about how long it still takes", SyncsApi::eta)
          .maybeText(
              "error",
              "why it failed",
              view -> view.run().error().isEmpty() ? null : view.run().error());

  private static final Shape<List<View>> RUNS = RUN.asList();

  private static final Form START =
      Form.of("StartSync")
          .optional("mode", Form.Type.TEXT, 10, "full unless given; quick for what changed");

  private static final Route.Parameter LIMIT =
      new Route.Parameter("limit", "integer", "how many of the latest, 1 to 100; 20 unless given");

  private static final int USUAL_PAGE = 20;
  private static final int MOST = 100;
  private static final int PAGE = 500;

  private final ConnectionsApi connections;
  private final RunStore runs;
  private final SettingsStore settings;
  private final StartSync starting;
  private final InstantSource clock;

  SyncsApi(
      ConnectionsApi connections,
      RunStore runs,
      SettingsStore settings,
      StartSync starting,
      InstantSource clock) {
    this.connections = connections;
    this.runs = runs;
    this.settings = settings;
    this.starting = starting;
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
            this::start),
        new Route(
                "GET",
                "/v1/connections/{connection}/syncs",
                Role.MANAGER,
                "the latest syncs",
                Form.NONE,
                200,
                RUNS,
                this::list)
            .asking(LIMIT),
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
            this::cancel));
  }

  private HttpResponse start(Call call) {
    Connection connection = connections.findWorking(call);
    if (settings.queues(connection.ref()).value().queues().isEmpty()) {
      throw Refusal.of(ErrorType.NO_QUEUES);
    }
    SyncRun run = starting.start(connection, modeIn(call.input()));
    return Answers.accepted(
        "/v1/connections/" + connection.ref().connection() + "/syncs/" + run.id(), RUN, view(run));
  }

  private static Mode modeIn(Input input) {
    return switch (input.findText("mode").orElse("full")) {
      case "full" -> Mode.FULL;
      case "quick" -> Mode.QUICK;
      default -> throw Refusal.field("mode", "This has to be full or quick.");
    };
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.find(call);
    List<View> found =
        runs.list(connection.ref(), call.limit(USUAL_PAGE, MOST)).stream().map(this::view).toList();
    return Answers.one(RUNS, found);
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

  private View view(SyncRun run) {
    return new View(run, clock.instant());
  }

  /// By the pages left and the time that the pages so far took; waits are part of that time.
  private static @Nullable Long eta(View view) {
    SyncRun run = view.run();
    long done = run.progress().stream().mapToLong(Progress::pages).sum();
    if (run.state() != State.RUNNING || done == 0) {
      return null;
    }
    long left =
        run.progress().stream()
            .mapToLong(progress -> pages(progress.total() - progress.done()))
            .sum();
    Duration spent = Duration.between(run.startedAt(), view.now());
    Duration waiting =
        Optional.ofNullable(run.waitingUntil())
            .filter(until -> until.isAfter(view.now()))
            .map(until -> Duration.between(view.now(), until))
            .orElse(Duration.ZERO);
    return spent.multipliedBy(left).dividedBy(done).plus(waiting).toSeconds();
  }

  private static long pages(long records) {
    return (records + PAGE - 1) / PAGE;
  }
}
