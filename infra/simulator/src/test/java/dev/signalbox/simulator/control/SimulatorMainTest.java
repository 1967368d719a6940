package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {

  @Test
  void theArgumentWinsOverTheEnvironment() {
    Map<String, String> environment = Map.of("SIMULATOR_PORT", "9001");
    assertThat(SimulatorMain.port(new String[] {"9002"}, environment)).isEqualTo(9002);
    assertThat(SimulatorMain.port(new String[0], environment)).isEqualTo(9001);
    assertThat(SimulatorMain.port(new String[0], Map.of())).isEqualTo(8090);
  }

  @Test
  void aPortThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> SimulatorMain.port(new String[] {"http"}, Map.of()))
        .hasMessageContaining("'http'");
  }

  @Test
  void aTakenPortIsNamed() {
    try (var first = Simulator.start(SimulatorConfig.standard())) {
      int taken = first.origin().getPort();
      assertThatThrownBy(() -> Simulator.start(SimulatorConfig.standard().onPort(taken)))
          .hasMessageContaining("Port " + taken)
          .hasMessageContaining("choose another one");
    }
  }
}
