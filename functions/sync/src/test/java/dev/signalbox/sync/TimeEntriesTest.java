package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How time entries come, which have no events of their own.
class TimeEntriesTest extends WithASyncedOffice {

  @Test
  @Tag("REC-03")
  @Tag("RT-07")
  void timeEntriesArePolledFromTheirCursorWithAnOverlap() {
    long ticket = anOpenTicket();
    Row entry = technician.logTime(ticket);
    office.reads.clear();

    SyncRun run = office.sync(Mode.POLL);

    assertThat(ids(ticket, Story::timeEntries, TimeEntry::id)).contains(entry.id());
    assertThat(office.reads).isEqualTo(Map.of(Entity.TIME_ENTRY, 1));
    assertThat(office.runs.cursor(Office.REF, Entity.TIME_ENTRY).orElseThrow())
        .isAfter(run.startedAt().minusSeconds(2));

    // An entry that is committed late carries a date from before the last poll.
    office.clock.advance(Duration.ofSeconds(90));
    Row late = technician.logTime(ticket, office.clock.instant().minus(Duration.ofMinutes(3)));
    office.sync(Mode.POLL);
    assertThat(ids(ticket, Story::timeEntries, TimeEntry::id)).contains(late.id());
  }

  @Test
  @Tag("RT-07")
  void aHintAboutTheTicketBringsItsTimeEntries() {
    long ticket = anOpenTicket();
    Row entry = technician.logTime(ticket);
    Message hint = hint(Entity.TICKET, ticket, Action.UPDATE);

    WorkHints hints = office.hinting();
    office.reads.clear();
    assertThat(hints.work(Office.REF, List.of(hint))).isEqualTo(WorkHints.Outcome.DONE);
    assertThat(hints.work(Office.REF, List.of(hint))).isEqualTo(WorkHints.Outcome.DONE);

    // Many touches at once cost one more question.
    assertThat(office.reads.get(Entity.TIME_ENTRY)).isEqualTo(1);

    assertThat(ids(ticket, Story::timeEntries, TimeEntry::id)).contains(entry.id());
  }
}
