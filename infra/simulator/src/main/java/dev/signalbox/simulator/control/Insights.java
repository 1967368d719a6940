package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.insights.InsightLink;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.http.Request;
import java.util.stream.Stream;

/// What the vendor's screens load for a technician who looks at a ticket, or at the home page:
/// `?ticket=` and `?resource=`. Only what is active is shown.
final class Insights {

  private final DemoAccount account;

  Insights(DemoAccount account) {
    this.account = account;
  }

  Json links(Request request) {
    long viewer = number(request, "resource", account.account().dispatcher());
    long ticket = number(request, "ticket", 0);
    String entity = ticket == 0 ? "IntegrationVendorWidget" : "IntegrationVendorInsight";
    AutotaskSimulator autotask = account.autotask();
    Stream<Row> shown = autotask.table(entity).rows().filter(row -> row.isTrue("isActive"));
    return Json.object()
        .put(
            "items",
            Json.texts(
                shown
                    .map(row -> new InsightLink(row, autotask.switches().insights()))
                    .map(link -> link.forViewer(viewer, ticket))
                    .toList()))
        .build();
  }

  private static long number(Request request, String name, long otherwise) {
    try {
      return request.parameter(name).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException _) {
      throw BadControl.invalid(name + " takes a whole number.");
    }
  }
}
