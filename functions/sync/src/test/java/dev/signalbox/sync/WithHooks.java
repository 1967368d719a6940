package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test of an office that the PSA sends events to.
abstract class WithHooks {

  final WorkedOffice worked = new WorkedOffice(new DemoPlan(3, 60, 4, 1.0, 0.5, 0.5));
  final Office office = worked.office;

  @BeforeEach
  void open() {
    office.sync(SyncRun.Mode.FULL);
    office.queue.take();
    worked.provision();
  }

  @AfterEach
  void close() {
    worked.close();
  }

  final HookWatch watch() {
    return office.settings.hookWatch(Office.REF).value();
  }

  final HookAlarm alarm(Entity entity) {
    return Objects.requireNonNull(watch().alarms().get(entity));
  }

  final Signal signal(long id) {
    return office.signals.find(Office.REF, new TicketId(id)).orElseThrow();
  }

  final void retitle(long id, String title) {
    worked.update("Ticket", Json.object().put("id", id).put("title", title));
  }
}
