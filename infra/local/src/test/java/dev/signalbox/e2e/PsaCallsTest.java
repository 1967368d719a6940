package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How many calls to the PSA things cost, counted in the simulator's own journal.
class PsaCallsTest {

  private static final long TEN_SECONDS = 10_000;

  /// A machine that takes longer for the changes may take that many more calls.
  @Test
  void fiveHundredChangesOnTwoHundredTicketsCostAtMostTwentyFiveCallsInTenSeconds()
      throws Exception {
    Deployment deployment = Deployment.start("burst", new DemoPlan(3, 300, 8, 0, 0, 0), Map.of());
    try {
      Desk desk = deployment.openFirst();
      List<Long> tickets =
          desk.truth("Tickets", "").stream()
              .filter(ticket -> ticket.number("status").orElse(5) != 5)
              .map(ticket -> ticket.number("id").orElseThrow())
              .limit(200)
              .toList();
      assertThat(tickets).hasSize(200);
      Instant begin = Instant.now();
      Map<Long, String> titles = change(desk, tickets);
      long millis = Instant.now().toEpochMilli() - begin.toEpochMilli();
      awaitTitles(desk, titles);
      List<String> calls = calls(desk, begin);
      System.err.println("500 changes in " + millis + " ms cost " + calls.size() + " calls");
      assertThat(calls)
          .hasSizeLessThanOrEqualTo((int) (25 * Math.max(TEN_SECONDS, millis) / TEN_SECONDS));
    } finally {
      deployment.close();
    }
  }

  private static Map<Long, String> change(Desk desk, List<Long> tickets) {
    var random = new Random(7);
    Map<Long, String> titles = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      long ticket = tickets.get(i < 200 ? i : random.nextInt(200));
      String title = "Change " + i;
      desk.act("PATCH", "tickets/" + ticket, Json.object().put("title", title));
      titles.put(ticket, title);
    }
    return titles;
  }

  private static void awaitTitles(Desk desk, Map<Long, String> titles) {
    Patience.until(
        "all changes",
        Desk.A_MINUTE,
        () -> {
          List<Long> wrong = new ArrayList<>();
          titles.forEach((ticket, title) -> {
            if (wrong.isEmpty()
                && !desk.story(ticket)
                    .flatMap(story -> Desk.signal(story).text("title"))
                    .equals(Optional.of(title))) {
              wrong.add(ticket);
            }
          });
          return wrong.isEmpty() ? Optional.of(true) : Optional.empty();
        });
  }

  private static List<String> calls(Desk desk, Instant since) {
    return JsonClient.objects(desk.control().get("/_sim/journal?since=" + since), "requests")
        .stream()
        .map(request -> request.text("path").orElse(""))
        .toList();
  }
}
