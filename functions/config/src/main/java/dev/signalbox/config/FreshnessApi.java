package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.config.Freshness.Report;
import dev.signalbox.config.Freshness.Row;
import dev.signalbox.core.tenant.Role;
import java.time.Duration;
import java.util.List;
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
          .time("readUpTo", "up to which time of the PSA's clock runs have read", Row::readUpTo)
          .maybeNumber("here", "how many we hold; absent where it is not counted", Row::here)
          .maybeNumber(
              "psa",
              "how many a full run would read in the PSA now; absent when unknown",
              row -> row.psa().records())
          .maybeText(
              "psaUnknown",
              "why it is unknown",
              row -> row.psa().why().isEmpty() ? null : row.psa().why())
          .maybeNumber("difference", "here less psa, where both are known", Row::difference);

  private static final Shape<Report> REPORT =
      Shape.<Report>of("Freshness")
          .time("countedAt", "when the PSA was counted; kept for five minutes", Report::countedAt)
          .time("repairedAt", "when a full run last went through everything", Report::repairedAt)
          .list("items", "one for each entity that is copied", ROW, Report::rows);

  private final ConnectionsApi connections;
  private final Freshness freshness;

  FreshnessApi(ConnectionsApi connections, Freshness freshness) {
    this.connections = connections;
    this.freshness = freshness;
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
            this::report));
  }

  private HttpResponse report(Call call) {
    return Answers.one(REPORT, freshness.of(connections.find(call)));
  }

  private static @Nullable Long lag(Row row, int percent) {
    return row.seen().percentile(percent).map(Duration::toMillis).orElse(null);
  }
}
