package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.simulator.autotask.account.SecurityLevel;
import dev.signalbox.simulator.autotask.account.Sight;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the API user does not get to see is missing, and nothing is said.
class VisibilityTest extends WithADesk {

  private static final String ALL = "{'op':'exist','field':'id'}";
  private static final String NOT_FOUND =
      "No message. No matching records found. The logged in Resource may not have the required"
          + " permissions to update the data.";

  VisibilityTest() {
    super(4);
  }

  /// Ticket 100 is in a queue of the API user, 101 it works on, 102 is of another line of business.
  @BeforeEach
  void spread() {
    desk.plant("ResourceRoleQueue", "{'resourceID':29682999,'queueID':8}");
    for (long id = 101; id < 104; id++) {
      var ticket = desk.autotask().store().find("Ticket", id).orElseThrow();
      desk.autotask().store().plant(ticket.with("queueID", 6L));
    }
    desk.plant(
        "TicketSecondaryResource", "{'ticketID':101,'resourceID':29682999,'roleID':29682834}");
    var other = desk.autotask().store().find("Ticket", 102).orElseThrow();
    desk.autotask().store().plant(other.with("organizationalLevelAssociationID", 7L));
  }

  private void level(SecurityLevel level) {
    desk.autotask().people().put(AutotaskConfig.STANDARD_USER.with(level));
  }

  private List<Long> tickets() {
    return desk.find("Tickets", ALL);
  }

  @Test
  void aLevelShowsAllTicketsOrOnesOwnWithThoseOfTheQueuesOrNone() {
    assertThat(tickets()).containsExactly(100L, 101L, 102L, 103L);
    level(SecurityLevel.full().showingTickets(Sight.QUEUES));
    assertThat(tickets()).containsExactly(100L, 101L);
    level(SecurityLevel.full().showingTickets(Sight.MINE));
    assertThat(tickets()).containsExactly(101L);
    level(SecurityLevel.full().showingTickets(Sight.NONE));
    assertThat(tickets()).isEmpty();
    assertThat(
            desk.post("Tickets/query/count", "{'filter':[" + ALL + "]}")
                .body()
                .number("queryCount"))
        .hasValue(0);
  }

  @Test
  void aTicketOfAnotherLineOfBusinessIsMissing() {
    desk.autotask().people().associateWithLinesOfBusiness(AutotaskConfig.STANDARD_USER, Set.of(5L));
    assertThat(tickets()).containsExactly(100L, 101L, 103L);
    desk.autotask()
        .people()
        .associateWithLinesOfBusiness(AutotaskConfig.STANDARD_USER, Set.of(5L, 7L));
    assertThat(tickets()).containsExactly(100L, 101L, 102L, 103L);
  }

  @Test
  void whatHangsOnAHiddenTicketIsHiddenWithItOnEveryPath() {
    desk.plant("TicketNote", "{'id':40,'ticketID':100,'title':'t','noteType':3,'publish':1}");
    desk.plant("TicketNote", "{'id':41,'ticketID':101,'title':'t','noteType':3,'publish':1}");
    desk.plant("TimeEntry", "{'id':50,'ticketID':100,'resourceID':29682885}");
    level(SecurityLevel.full().showingTickets(Sight.MINE));

    assertThat(desk.find("TicketNotes", ALL)).containsExactly(41L);
    assertThat(desk.find("TimeEntries", ALL)).isEmpty();
    assertThat(desk.get("Tickets/100").text()).isEqualTo("{\"item\":null}");
    assertThat(desk.get("TicketNotes/40").text()).isEqualTo("{\"item\":null}");
    assertThat(desk.get("Tickets/100/Notes/40").text()).isEqualTo("{\"item\":null}");
    assertThat(desk.get("Tickets/100/Notes").items()).isEmpty();
    assertThat(desk.get("Tickets/101/Notes").ids()).containsExactly(41L);
  }

  @Test
  void aHiddenTicketCannotBeChanged() {
    level(SecurityLevel.full().showingTickets(Sight.MINE));
    assertThat(desk.patch("Tickets", "{'id':100,'title':'x'}").error()).isEqualTo(NOT_FOUND);
    assertThat(desk.patch("Tickets", "{'id':101,'title':'x'}").itemId()).isEqualTo(101);
  }

  @Test
  void aLevelShowsAllCompaniesOrOnesOwnOrNoneWithTheirContacts() {
    desk.plant(
        "Company",
        "{'id':180,'companyName':'Own','companyType':1,'isActive':true,'phone':'1','ownerResourceID':29682999}");
    desk.plant("Contact", "{'id':9,'companyID':180,'firstName':'O','lastName':'N','isActive':1}");
    level(SecurityLevel.full().showingCompanies(Sight.MINE));
    assertThat(desk.find("Companies", ALL)).containsExactly(180L);
    assertThat(desk.find("Contacts", ALL)).containsExactly(9L);
    assertThat(desk.get("Companies/174").text()).isEqualTo("{\"item\":null}");
    assertThat(desk.get("Companies/174/Contacts").items()).isEmpty();
    level(SecurityLevel.full().showingCompanies(Sight.NONE));
    assertThat(desk.find("Companies", ALL)).isEmpty();
    assertThat(tickets()).as("tickets go by the service desk").hasSize(4);
  }
}
