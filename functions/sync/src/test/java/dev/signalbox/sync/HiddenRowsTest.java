package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.People;
import dev.signalbox.simulator.autotask.account.Sight;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Rows that the PSA hides from us look like rows that are gone, and may be seen again.
class HiddenRowsTest extends WithASyncedOffice {

  private static final long OUR_LINE = 1;
  private static final long OTHER_LINE = 2;

  @Test
  void aTicketThatIsHiddenIsGoneAndComesBackWithAllThatHappenedMeanwhile() {
    long ticket = anOpenTicket();
    people().associateWithLinesOfBusiness(user(), Set.of(OUR_LINE));
    assignTo(OTHER_LINE, ticket);

    office.sync(Mode.FULL);
    assertThat(signal(ticket).standing()).isEqualTo(Standing.GONE);

    technician.note(ticket, "Written where we do not look.");
    office.clock.advance(Duration.ofMinutes(30));
    office.sync(Mode.QUICK);
    assertThat(signal(ticket).standing()).isEqualTo(Standing.GONE);
    assignTo(OUR_LINE, ticket);
    office.sync(Mode.QUICK);

    assertThat(signal(ticket).standing()).isEqualTo(Standing.IN_SCOPE);
    assertThat(ids(ticket, Story::notes, Note::id)).isEqualTo(notesOf(ticket));
  }

  @Test
  void aLevelThatShowsNoTicketsAnyMoreBuriesNone() {
    Set<Long> before = office.held();
    people().put(user().with(user().level().showingTickets(Sight.NONE)));

    State state = office.sync(Mode.FULL).state();

    assertThat(state).isEqualTo(State.HELD);
    assertThat(office.held()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void aLevelThatShowsNoCompaniesAnyMoreRemovesNoneAndKeepsTheTickets() {
    Set<Long> before = office.held();
    long contacts = office.directory.count(Office.REF, Entity.CONTACT);
    people().put(user().with(user().level().showingCompanies(Sight.NONE)));

    office.sync(Mode.FULL);

    assertThat(office.held()).isEqualTo(before).isNotEmpty();
    assertThat(office.directory.count(Office.REF, Entity.CONTACT)).isEqualTo(contacts);
  }

  private void assignTo(long line, long ticket) {
    Row _ =
        technician.update(
            "Ticket",
            Json.object().put("id", ticket).put("organizationalLevelAssociationID", line));
    office.clock.advance(Duration.ofMinutes(5));
  }

  private Set<Long> notesOf(long ticket) {
    return office.truth("TicketNote").stream()
        .filter(row -> row.number("ticketID").orElse(-1) == ticket)
        .map(Row::id)
        .collect(Collectors.toSet());
  }

  private People people() {
    return office.simulator.autotask().people();
  }

  private ApiUser user() {
    return people().find(office.simulator.apiUser().userName()).orElseThrow();
  }
}
