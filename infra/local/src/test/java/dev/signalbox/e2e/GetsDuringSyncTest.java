package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Onboarding;
import dev.signalbox.simulator.demo.DemoPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long a page waits for what it shows while a first sync runs. Long, since a loaded machine
/// says little of it.
@Tag("long")
@Tag("timed")
class GetsDuringSyncTest {

  private static final DemoPlan LARGE = new DemoPlan(5, 5_000, 80, 2, 0.3, 0.3);

  @Test
  @Tag("SYN-01")
  void pagesStayUsableWhileTheFirstSyncRuns() throws Exception {
    Deployment deployment = Deployment.start("gets", LARGE, Map.of());
    try {
      JsonClient api = signedIn(deployment);
      String path = "/v1/connections/" + connected(deployment, api);
      JsonClient.Answer begun =
          api.fine("POST", path + "/syncs", Json.object().put("mode", "full").build());
      String run = begun.header("location").orElseThrow();
      List<String> pages =
          List.of("/v1/connections", "/v1/signals", path + "/syncs", run, path + "/scope");

      List<Long> millis = new ArrayList<>();
      while (isUnderWay(api.get(run))) {
        pages.forEach(page -> millis.add(timed(api, page)));
      }

      millis.sort(Long::compare);
      long p95 = millis.get(millis.size() * 95 / 100);
      System.err.println(
          millis.size() + " GETs while a sync ran: p95 " + p95 + ", most " + millis.getLast());
      assertThat(millis).hasSizeGreaterThan(50);
      assertThat(p95).isLessThan(500);
    } finally {
      deployment.close();
    }
  }

  private static JsonClient signedIn(Deployment deployment) {
    return new JsonClient(deployment.functions().apiUrl())
        .as(deployment.signIn().signIn(Deployment.FIRST).access());
  }

  private static String connected(Deployment deployment, JsonClient api) {
    var onboarding = new Onboarding(api);
    var control = new JsonClient(deployment.psas().origin());
    String connection =
        onboarding.connect(Desk.credentials(control, "harbourline")).text("id").orElseThrow();
    onboarding.selectQueues(connection);
    onboarding.mapStatuses(connection);
    onboarding.awaitWebhooks(connection);
    return connection;
  }

  private static boolean isUnderWay(Json.Obj run) {
    return Set.of("queued", "running").contains(run.text("state").orElseThrow());
  }

  private static long timed(JsonClient api, String page) {
    long begin = System.nanoTime();
    api.get(page);
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
