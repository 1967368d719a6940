package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final String EXCEEDED = "Thread Threshold Exceeded (Itgenatr005)";

  @Test
  void theFourthCallAtOneEndpointIsTooMany() throws Exception {
    try (Desk desk = Desk.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch held = new CountDownLatch(3);
      CountDownLatch release = new CountDownLatch(1);
      hold(desk, held, release);
      List<Future<Answer>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(threads.submit(() -> desk.get("Companies/0")));
      }
      held.await();
      Answer fourth = desk.get("Companies/entityInformation");
      assertThat(fourth.status()).isEqualTo(500);
      assertThat(fourth.error()).isEqualTo(EXCEEDED);
      assertThat(desk.get("Roles/29682834").status()).as("other endpoint").isEqualTo(200);
      assertThat(zone(desk).statusCode()).as("zone").isEqualTo(200);
      desk.autotask()
          .set(
              desk.autotask()
                  .switches()
                  .with("threadExcessStatus", 429)
                  .with("retryAfterSeconds", 7));
      HttpResponse<String> throttled = desk.raw("GET", "Companies/0", "");
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.headers().firstValue("Retry-After")).hasValue("7");
      release.countDown();
      for (Future<Answer> each : running) {
        assertThat(each.get().status()).isEqualTo(200);
      }
      assertThat(desk.get("Companies/0").status()).isEqualTo(200);
    }
  }

  private static void hold(Desk desk, CountDownLatch held, CountDownLatch release) {
    desk.simulator
        .rest()
        .filterInside((request, next) -> {
          if (desk.simulator.rest().endpoint(request).equals("Companies")) {
            held.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          return next.handle(request);
        });
  }

  private static HttpResponse<String> zone(Desk desk) {
    return desk.raw("GET", "zoneInformation?user=q7vnsignalbox@EXAMPLE.COM", "");
  }

  @Test
  void theHourRunsOutAndRollsOn() {
    try (Desk desk = Desk.with(AutotaskConfig.standard().withHourlyRequests(3))) {
      desk.get("Companies/0");
      desk.clock.advance(Duration.ofMinutes(30));
      desk.get("Companies/0");
      desk.get("Companies/0");
      Answer refused = desk.get("Companies/0");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.error()).contains("3 external requests per 60 minutes");
      desk.autotask().set(desk.autotask().switches().with("volumeExcessStatus", 500));
      assertThat(desk.get("Companies/0").status()).isEqualTo(500);
      desk.clock.advance(Duration.ofMinutes(30));
      assertThat(desk.get("Companies/0").status()).isEqualTo(200);
      assertThat(desk.get("Companies/0").status()).isEqualTo(500);
    }
  }

  @Test
  void otherIntegrationsUseTheSameHour() {
    try (Desk desk = Desk.open()) {
      desk.simulator.rest().usage().add(6000);
      assertThat(desk.get("ThresholdInformation").body().number("currentTimeframeRequestCount"))
          .hasValue(6001);
    }
  }

  @Test
  void requestsWaitWhenTheHourIsHalfUsedAndDelaysAreOn() {
    try (Desk desk = Desk.with("usageDelays", true)) {
      assertThat(took(desk)).isLessThan(Duration.ofMillis(450));
      desk.simulator.rest().usage().add(5000);
      assertThat(took(desk)).isBetween(Duration.ofMillis(490), Duration.ofMillis(950));
      desk.simulator.rest().usage().add(2500);
      assertThat(took(desk)).isGreaterThan(Duration.ofMillis(990));
    }
  }

  /// The shortest of some tries: a busy machine makes any of them longer.
  private static Duration took(Desk desk) {
    desk.raw("GET", "versionInformation", "");
    return Stream.generate(() -> tookOnce(desk))
        .limit(5)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Duration tookOnce(Desk desk) {
    long started = System.nanoTime();
    desk.get("Companies/0");
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
