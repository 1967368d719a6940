package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.demo.DemoPlan;
import org.junit.jupiter.api.AfterEach;

/// A test of an office and of what its copy of the PSA holds.
abstract class WithAnOffice {

  final Office office;
  final Technician technician;

  WithAnOffice(DemoPlan plan) {
    office = new Office(plan);
    technician = new Technician(office);
  }

  @AfterEach
  void close() {
    office.close();
  }

  final long anOpenTicket() {
    return office.openTickets().iterator().next();
  }

  final Signal signal(long ticket) {
    return office.signals.find(Office.REF, new TicketId(ticket)).orElseThrow();
  }

  final Story story(long ticket) {
    return office.signals.story(Office.REF, new TicketId(ticket)).orElseThrow();
  }

  final Message message(Task task) {
    return Message.first(task, "cause", office.clock.instant());
  }

  final Message hint(Entity entity, long id, Action action) {
    return message(new Task.Refresh(Office.REF, entity, id, action));
  }
}
