package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A large database answers as fast as a small one needs to. The bounds are ten times what a quiet
/// machine takes, so that only another order of growth breaks them.
class SpeedTest {

  private static final int TICKETS = 50_000;

  @Test
  void fiftyThousandTicketsAreReadInPages() {
    try (Desk desk = Desk.open()) {
      plant(desk);
      String keyset =
          "{'filter':[{'op':'gte','field':'lastActivityDate','value':'2026-01-01T00:00:00Z'},"
              + "{'op':'gt','field':'id','value':%d}]}";
      List<Long> times = new ArrayList<>();
      long last = 0;
      int read = 0;
      List<Long> page;
      do {
        long started = System.nanoTime();
        page = desk.post("Tickets/query", keyset.formatted(last)).ids();
        times.add(System.nanoTime() - started);
        read += page.size();
        last = page.isEmpty() ? last : page.getLast();
      } while (page.size() == 500);
      assertThat(read).isEqualTo(TICKETS);
      times.sort(Long::compare);
      Duration median = Duration.ofNanos(times.get(times.size() / 2));
      System.out.println("Page of 500 tickets, with the client's parsing, median: " + median);
      assertThat(median).isLessThan(Duration.ofMillis(150));
    }
  }

  @Test
  void aQueryThatFindsLittleScansFast() {
    try (Desk desk = Desk.open()) {
      plant(desk);
      desk.find("Tickets", "{'op':'eq','field':'title','value':'ticket 49999'}");
      long started = System.nanoTime();
      assertThat(desk.find("Tickets", "{'op':'eq','field':'title','value':'ticket 49999'}"))
          .hasSize(1);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      System.out.println("Scan of 50,000 tickets: " + took);
      assertThat(took).isLessThan(Duration.ofMillis(500));
    }
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
