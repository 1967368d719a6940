package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How the copy follows the PSA when no event tells, and what waits for what.
class SchedulesTest extends WithASyncedOffice {

  @Test
  @Tag("REC-01")
  @Tag("RT-07")
  @Tag("SYN-25")
  void schedulesAloneBringTimeInFiveMinutesTicketsInFifteenAndCompaniesInADay() {
    long ticket = anOpenTicket();
    Row entry = technician.logTime(ticket);
    Row made = technician.newTicket();
    Row company = office.truth("Company").getLast();
    technician.update(
        "Company", Json.object().put("id", company.id()).put("companyName", "Renamed"));
    Row contact = office.truth("Contact").getLast();
    technician.update("Contact", Json.object().put("id", contact.id()).put("lastName", "Renamed"));
    Row note = technician.note(ticket, "They called again.");
    int minutes = 0;
    int timeAt = 0;
    int ticketAt = 0;
    int noteAt = 0;
    int companyAt = 0;
    int contactAt = 0;
    while (minutes < 24 * 60
        && (timeAt == 0 || ticketAt == 0 || noteAt == 0 || companyAt == 0 || contactAt == 0)) {
      minutes += 2;
      office.clock.advance(Duration.ofMinutes(2));
      schedule();
      timeAt = first(timeAt, minutes, has(ticket, entry.id()));
      ticketAt =
          first(
              ticketAt,
              minutes,
              office.signals.find(Office.REF, new TicketId(made.id())).isPresent());
      noteAt = first(noteAt, minutes, ids(ticket, Story::notes, Note::id).contains(note.id()));
      companyAt = first(companyAt, minutes, isRenamed(company));
      contactAt = first(contactAt, minutes, hasNewName(contact));
    }
    assertThat(timeAt).isBetween(1, 5);
    assertThat(ticketAt).isBetween(1, 15);
    assertThat(noteAt).isBetween(1, 15);
    assertThat(companyAt).isBetween(1, 24 * 60);
    assertThat(contactAt).isBetween(1, 24 * 60);
  }

  @Test
  @Tag("RT-07")
  @Tag("REC-01")
  void timeEntriesAreReadAtLeastEachFiveMinutesThoughTheScheduleComesEarlyAndLate() {
    Random late = new Random(Long.getLong("seed", 42L));
    System.out.println("seed " + Long.getLong("seed", 42L));
    Instant tick = office.clock.instant();
    List<Instant> read = new ArrayList<>();
    for (int i = 0; i < 180; i++) {
      tick = tick.plus(Duration.ofMinutes(2));
      Instant at = tick.plusSeconds(late.nextInt(12));
      office.clock.advance(Duration.between(office.clock.instant(), at));
      long before = office.reads.getOrDefault(Entity.TIME_ENTRY, 0);
      schedule();
      if (office.reads.getOrDefault(Entity.TIME_ENTRY, 0) > before) {
        read.add(at);
      }
    }
    assertThat(read).hasSizeGreaterThan(60);
    for (int i = 1; i < read.size(); i++) {
      assertThat(Duration.between(read.get(i - 1), read.get(i))).isLessThan(Duration.ofMinutes(5));
    }
  }

  @Test
  @Tag("REC-01")
  void eachConnectionIsComparedOncePerNight() {
    for (int minutes = 0; minutes < 48 * 60; minutes += 20) {
      office.clock.advance(Duration.ofMinutes(20));
      schedule();
    }
    assertThat(office.runs.list(Office.REF, 1_000))
        .filteredOn(run -> run.mode() == Mode.FULL && run.origin() == SyncRun.Origin.SCHEDULED)
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.state()).isEqualTo(State.FINISHED));
  }

  @Test
  @Tag("SYN-14")
  void aManualRunBeginsBeforeTheScheduledStepsThatWait() {
    for (int i = 0; i < 20; i++) {
      office.queue.send(office.begin(Mode.QUICK, SyncRun.Origin.SCHEDULED));
    }
    Message asked = office.begin(Mode.FULL);
    office.queue.send(asked);

    assertThat(orderOfFirstReads()).startsWith(((Task.RunStep) asked.task()).run().value());
    assertThat(office.runs.list(Office.REF, 100))
        .allSatisfy(run -> assertThat(run.state()).isEqualTo(State.FINISHED));
  }

  /// Works all that is queued, as it comes; the runs in the order in which they began to work.
  private List<String> orderOfFirstReads() {
    List<String> order = new ArrayList<>();
    for (List<Message> due = office.queue.take(); !due.isEmpty(); due = office.queue.take()) {
      for (Message message : due) {
        if (message.task() instanceof Task.RunStep step) {
          RunSync.Outcome outcome = office.running().work(message, step);
          if (outcome != RunSync.Outcome.WAITS) {
            order.add(step.run().value());
          }
        }
      }
    }
    return order;
  }

  private void schedule() {
    office
        .scheduling()
        .start(Message.first(new Task.StartScheduledRuns(), "schedule", office.clock.instant()));
    for (List<Message> due = office.queue.take(); !due.isEmpty(); due = office.queue.take()) {
      for (Message message : due) {
        if (message.task() instanceof Task.RunStep step) {
          office.running().work(message, step);
        }
      }
    }
  }

  private boolean has(long ticket, long entry) {
    return ids(ticket, Story::timeEntries, TimeEntry::id).contains(entry);
  }

  private boolean isRenamed(Row company) {
    return office
        .directory
        .findCompany(Office.REF, new CompanyId(company.id()))
        .filter(held -> held.name().equals("Renamed"))
        .isPresent();
  }

  private boolean hasNewName(Row contact) {
    return office
        .directory
        .findContact(Office.REF, new ContactId(contact.id()))
        .filter(held -> held.lastName().equals("Renamed"))
        .isPresent();
  }

  private static int first(int before, int now, boolean there) {
    return before == 0 && there ? now : before;
  }
}
