package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.config.Diagnose.Report;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.tenant.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The report on a connection: rights, setup, and what to do where.
final class DiagnosticsApi {

  private static final Shape<Finding> LINE =
      Shape.<Finding>of("DiagnosticsLine")
          .text("id", "stable name of the line", Finding::id)
          .text(
              "topic",
              "connection, data, scope, statuses, syncs, queues, webhooks, account, impersonation"
                  + " or members",
              line -> line.topic().word())
          .text("state", "pass, fail or unknown; never pass by supposition", l -> l.state().word())
          .maybeText("value", "what was read", line -> given(line.value()))
          .text("how", "by what it was found", Finding::how)
          .maybeText("menuPath", "where in the PSA it is set", line -> given(line.menuPath()))
          .text("message", "what is the case", Finding::message)
          .maybeText("nextStep", "what to do", line -> given(line.nextStep()))
          .maybeText("query", "the question, as the PSA takes it", line -> given(line.query()));

  private static final Shape<Report> REPORT =
      Shape.<Report>of("Diagnostics")
          .time("readAt", "when the PSA was asked; an answer is kept for a minute", Report::readAt)
          .list(
              "items",
              "failures first, the likeliest cause before what follows",
              LINE,
              Report::lines);

  private final ConnectionsApi connections;
  private final Diagnose diagnose;

  DiagnosticsApi(ConnectionsApi connections, Diagnose diagnose) {
    this.connections = connections;
    this.diagnose = diagnose;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/diagnostics",
            Role.MANAGER,
            "what keeps it from working, and what to do where",
            Form.NONE,
            200,
            REPORT,
            this::report));
  }

  private HttpResponse report(Call call) {
    return Answers.one(REPORT, diagnose.diagnose(connections.find(call)));
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }
}
