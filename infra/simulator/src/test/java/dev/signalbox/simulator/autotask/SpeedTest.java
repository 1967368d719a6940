package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.http.Body;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A large database answers as fast as a small one needs to. The bounds are ten times what a quiet
/// machine takes, so that only another order of growth breaks them.
class SpeedTest {

  private static final int TICKETS = 50_000;

  /// Time on the processor: other builds on the machine do not count.
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @Test
  void fiftyThousandTicketsAreReadInPages() {
    try (Desk desk = Desk.open()) {
      plant(desk);
      List<Long> times = new ArrayList<>();
      long last = 0;
      int read = 0;
      int found;
      do {
        Request request = page(last);
        long started = CPU.getCurrentThreadCpuTime();
        Response answer = (Response) desk.simulator.rest().handle(request);
        times.add(CPU.getCurrentThreadCpuTime() - started);
        List<Json> items = Json.parseObject(answer.body().text()).list("items");
        found = items.size();
        read += found;
        last = found == 0 ? last : ((Json.Obj) items.getLast()).number("id").orElseThrow();
      } while (found == 500);
      assertThat(read).isEqualTo(TICKETS);
      times.sort(Long::compare);
      Duration median = Duration.ofNanos(times.get(times.size() / 2));
      System.out.println("Page of 500 tickets, CPU, median: " + median);
      assertThat(median).isLessThan(Duration.ofMillis(50));
    }
  }

  private static Request page(long after) {
    ApiUser user = AutotaskConfig.STANDARD_USER;
    return new Request(
        1,
        Desk.NOW,
        "POST",
        "/atservicesrest/v1.0/Tickets/query",
        "",
        Map.of(
            "username", user.userName(),
            "secret", user.secret(),
            "apiintegrationcode", user.integrationCode()),
        Body.of(
            "{\"filter\":[{\"op\":\"gte\",\"field\":\"lastActivityDate\",\"value\":\"2026-01-01T00:00:00Z\"},"
                + "{\"op\":\"gt\",\"field\":\"id\",\"value\":"
                + after
                + "}]}"));
  }

  @Test
  void aQueryThatFindsLittleScansFast() {
    try (Desk desk = Desk.open()) {
      plant(desk);
      // The shortest of some tries: other builds on the machine make any of them longer.
      Duration took =
          Stream.generate(() -> scan(desk)).limit(5).min(Comparator.naturalOrder()).orElseThrow();
      System.out.println("Scan of 50,000 tickets: " + took);
      assertThat(took).isLessThan(Duration.ofMillis(500));
    }
  }

  private static Duration scan(Desk desk) {
    long started = System.nanoTime();
    assertThat(desk.find("Tickets", "{'op':'eq','field':'title','value':'ticket 49999'}"))
        .hasSize(1);
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private static void plant(Desk desk) {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < TICKETS; i++) {
      desk.autotask()
          .plant(
              "Ticket",
              Json.object()
                  .put("companyID", 174)
                  .put("title", "Ticket " + i)
                  .put("description", "Something does not work.\r\nSince this morning.")
                  .put("status", 1)
                  .put("priority", 2)
                  .put("queueID", 8)
                  .put("createDate", start.plusSeconds(i))
                  .put("lastActivityDate", start.plusSeconds(i))
                  .build());
    }
  }
}
