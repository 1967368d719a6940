package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.config.Freshness.Report;
import dev.signalbox.config.Freshness.Row;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How well our copy keeps up with the PSA.
final class FreshnessApi {

  private static final Shape<Row> ROW =
      Shape.<Row>of("EntityFreshness")
          .text("entity", "ticket, note, timeEntry, company, ...", row -> row.entity().word())
          .time(
              "lastEvent",
              "when the latest change that we were told of happened in the PSA",
              row -> row.seen().latest())
          .maybeNumber(
              "lagP50Ms", "half of the latest changes were here sooner", row -> lag(row, 50))
          .maybeNumber("lagP95Ms", "95 in 100 of them were", row -> lag(row, 95))
          .number("lagOf", "how many changes that is", row -> (long) row.seen().lags().size())
          .maybeText("lagUnknown", "why there can be none", FreshnessApi::lagUnknown)
          .time("readUpTo", "up to which time of the PSA's clock runs have read", Row::readUpTo)
          .number("here", "how many we hold; of tickets the open ones in scope", Row::here)
          .maybeNumber(
              "psa",
              "how many a full run would read in the PSA now; absent when unknown",
              row -> row.psa().records())
          .maybeText(
              "psaUnknown",
              "why it is unknown",
              row -> row.psa().why().isEmpty() ? null : row.psa().why())
          .maybeNumber("difference", "here less psa, where both are known", Row::difference)
          .maybePart(
              "compared",
              "what the last comparison of every record found and put right",
              RunShapes.DRIFT,
              Row::compared);

  private static final Shape<Report> REPORT =
      Shape.<Report>of("Freshness")
          .time("countedAt", "when the PSA was counted; kept for five minutes", Report::countedAt)
          .time("repairedAt", "when a full run last went through everything", Report::repairedAt)
          .time(
              "comparedAt",
              "when the last comparison of every record began",
              report -> begun(report.compared()))
          .list("items", "one for each entity that is copied", ROW, Report::rows);

  /// @param run that compared; empty before the first
  private record Found(Optional<SyncRun> run) {

    <T> @Nullable T of(Function<SyncRun, @Nullable T> read) {
      return run.map(read).orElse(null);
    }
  }

  private static final Shape<Found> DRIFT =
      Shape.<Found>of("DriftReport")
          .maybeText(
              "run",
              "id of the run that compared; absent before the first comparison",
              found -> found.of(run -> run.id().value()))
          .maybeText(
              "state",
              "finished, or held until an admin lets it remove so much",
              found -> found.of(run -> run.state().word()))
          .maybeText("origin", "manual or scheduled", found -> found.of(run -> run.origin().word()))
          .time("at", "when it began", found -> found.of(SyncRun::startedAt))
          .time("finishedAt", "when all was put right", found -> found.of(SyncRun::finishedAt))
          .list(
              "items",
              "one for each entity",
              RunShapes.DRIFT,
              found -> found.run().map(SyncRun::drift).orElse(List.of()));

  private final ConnectionsApi connections;
  private final Freshness freshness;
  private final RunStore runs;

  FreshnessApi(ConnectionsApi connections, Freshness freshness, RunStore runs) {
    this.connections = connections;
    this.freshness = freshness;
    this.runs = runs;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/freshness",
            Role.MANAGER,
            "how current and how whole our copy is",
            Form.NONE,
            200,
            REPORT,
            this::report),
        new Route(
            "GET",
            "/v1/connections/{connection}/drift",
            Role.MANAGER,
            "what the last comparison with the PSA found and put right",
            Form.NONE,
            200,
            DRIFT,
            this::drift));
  }

  private HttpResponse drift(Call call) {
    return Answers.one(
        DRIFT, new Found(Comparisons.of(runs, connections.find(call).ref()).compared()));
  }

  private static @Nullable Instant begun(@Nullable SyncRun run) {
    return run == null ? null : run.startedAt();
  }

  private HttpResponse report(Call call) {
    return Answers.one(REPORT, freshness.of(connections.find(call)));
  }

  private static @Nullable String lagUnknown(Row row) {
    return row.entity().isDated()
        ? null
        : "The PSA keeps no date of change of these: how late a change came cannot be told.";
  }

  private static @Nullable Long lag(Row row, int percent) {
    return row.seen().percentile(percent).map(Duration::toMillis).orElse(null);
  }
}
