package dev.signalbox.autotask;

import dev.signalbox.core.psa.HooksContract;
import dev.signalbox.core.psa.PsaContract;
import dev.signalbox.core.psa.PsaDesk;
import dev.signalbox.simulator.autotask.account.Switches;
import org.junit.jupiter.api.Nested;

/// The PSA contracts over real HTTP against the simulator, with both answers to everything that
/// public sources leave open.
class AutotaskContractTest {

  @Nested
  class AsIsLikely extends PsaContract {
    @Override
    protected PsaDesk start() {
      return new SimulatedDesk(Switches.likely());
    }
  }

  @Nested
  class AsIsUnlikely extends PsaContract {
    @Override
    protected PsaDesk start() {
      return new SimulatedDesk(Switches.unlikely());
    }
  }

  @Nested
  class HooksAsIsLikely extends HooksContract {
    @Override
    protected PsaDesk start() {
      return new SimulatedDesk(Switches.likely());
    }
  }

  @Nested
  class HooksAsIsUnlikely extends HooksContract {
    @Override
    protected PsaDesk start() {
      return new SimulatedDesk(Switches.unlikely());
    }
  }
}
