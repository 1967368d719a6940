package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.ManualClock;
import dev.signalbox.local.demo.JsonClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Tests that take longer than a token lives stay signed in.
class KeptSessionTest {

  @Test
  void tokenIsRenewedBeforeItEnds() {
    Deployment deployment = Deployment.usual();
    var clock = new ManualClock(Instant.EPOCH);
    var session = KeptSession.of(deployment.signIn(), Deployment.FIRST, clock);
    var api = new JsonClient(deployment.functions().apiUrl()).as(session::access);
    String first = session.access();
    clock.pass(Duration.ofMinutes(9));
    assertThat(session.access()).isEqualTo(first);

    clock.pass(Duration.ofMinutes(1));

    assertThat(session.access()).isNotEqualTo(first);
    assertThat(api.get("/v1/tenant").text("id")).isPresent();
    clock.pass(Duration.ofMinutes(10));
    assertThat(api.get("/v1/tenant").text("id")).isPresent();
  }
}
