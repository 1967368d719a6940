package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Change;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  @Test
  void theDateHeaderTellsTheSimulatorsTime() throws Exception {
    var clock = SimulatedClock.standingAt(Instant.parse("2026-01-05T14:57:50Z"));
    try (var simulator = Simulator.start(SimulatorConfig.standard().at(clock));
        var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(simulator.origin().resolve("/elsewhere")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().allValues("date"))
          .containsExactly("Mon, 05 Jan 2026 14:57:50 GMT");
    }
  }

  @Test
  void changesAreToldInTheOrderOfTheirCommits() {
    var autotask =
        new AutotaskSimulator(AutotaskConfig.standard(), SimulatedClock.standingAt(Instant.EPOCH));
    List<Change> told = new ArrayList<>();
    autotask.listen(told::add);
    autotask.plant("Role", Json.object().put("id", 8).put("name", "Technician").build());
    var role =
        autotask.create(
            Actor.resource(4),
            "Roles",
            Json.parseObject(
                "{\"name\":\"Engineer\",\"hourlyFactor\":1,\"hourlyRate\":90,\"isActive\":true}"));
    autotask.update(
        Actor.resource(4), "Roles", Json.object().put("id", role.id()).put("name", "Lead").build());
    assertThat(told)
        .extracting(Change::action)
        .containsExactly(Change.Action.CREATE, Change.Action.UPDATE);
    assertThat(told.getLast().moved("name")).isTrue();
    assertThat(role.id()).isEqualTo(9);
  }
}
