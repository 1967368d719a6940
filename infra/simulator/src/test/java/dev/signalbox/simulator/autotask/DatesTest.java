package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.DateSwitches;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.store.Actor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How times look, and which changes move which dates.
class DatesTest {

  private static final Instant FINE = Instant.parse("2026-01-05T14:57:50.120045678Z");

  @ParameterizedTest
  @CsvSource({
    "0,false,2026-01-05T14:57:50Z",
    "1,false,2026-01-05T14:57:50.1Z",
    "2,false,2026-01-05T14:57:50.12Z",
    "3,false,2026-01-05T14:57:50.12Z",
    "4,false,2026-01-05T14:57:50.12Z",
    "5,false,2026-01-05T14:57:50.12004Z",
    "6,false,2026-01-05T14:57:50.120045Z",
    "7,false,2026-01-05T14:57:50.1200456Z",
    "0,true,2026-01-05T14:57:50Z",
    "3,true,2026-01-05T14:57:50.120Z",
    "4,true,2026-01-05T14:57:50.1200Z"
  })
  void aTimeHasAsManyDigitsAsTheDatabaseKeeps(int digits, boolean padded, String written) {
    DateSwitches dates =
        DateSwitches.likely().with("timeDigits", digits).with("timesPadded", padded);
    try (Desk desk = Desk.with(AutotaskConfig.standard().with(Switches.likely().with(dates)))) {
      desk.clock.set(FINE);
      Json.Obj ticket = desk.get("Tickets/" + created(desk)).item();
      assertThat(ticket.text("createDate")).hasValue(written);
      assertThat(ticket.text("lastActivityDate")).hasValue(written);
    }
  }

  @Test
  void whatWasWrittenIsFoundByTheSameTime() {
    try (Desk desk = Desk.with("timeDigits", 7)) {
      desk.clock.set(FINE);
      long id = created(desk);
      String at = desk.get("Tickets/" + id).item().text("createDate").orElseThrow();
      assertThat(desk.find("Tickets", "{'op':'eq','field':'createDate','value':'" + at + "'}"))
          .containsExactly(id);
    }
  }

  @Test
  void theZoneCanBeLeftOut() {
    try (Desk desk = Desk.with("timesWithZone", false)) {
      assertThat(desk.get("Tickets/" + created(desk)).item().text("createDate"))
          .hasValue("2026-01-05T14:57:50.123");
    }
  }

  @Test
  void moreThanSevenDigitsThereAreNone() {
    assertThatThrownBy(() -> Switches.likely().with("timeDigits", 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 7");
  }

  /// A kind of change and the switch that keeps it from the date of last activity.
  enum Kind {
    EDIT("editsMoveActivity"),
    NOTE("notesMoveActivity"),
    TIME("timeMovesActivity"),
    ATTACHMENT("attachmentsMoveActivity"),
    REMOVAL("removalsMoveActivity"),
    BACKGROUND("backgroundMovesDates");

    private final String keeping;

    Kind(String keeping) {
      this.keeping = keeping;
    }

    void happen(Desk desk, long ticket) {
      switch (this) {
        case EDIT -> desk.patch("Tickets", "{'id':" + ticket + ",'title':'Other'}").itemId();
        case NOTE ->
            desk.post(
                    "Tickets/" + ticket + "/Notes",
                    "{'title':'t','description':'d','noteType':3,'publish':2}")
                .itemId();
        case TIME ->
            desk.post(
                    "TimeEntries",
                    "{'ticketID':%d,'resourceID':29682885,'roleID':29682834,'startDateTime':'2026-01-05T14:00:00Z','endDateTime':'2026-01-05T14:30:00Z'}"
                        .formatted(ticket))
                .itemId();
        case ATTACHMENT ->
            desk.post(
                    "Tickets/" + ticket + "/Attachments",
                    "{'attachmentType':'FILE_ATTACHMENT','fullPath':'a.txt','title':'a','publish':2,'data':'YQ=='}")
                .itemId();
        case REMOVAL -> {
          desk.plant("TicketNote", "{'id':1,'ticketID':" + ticket + ",'noteType':3,'publish':2}");
          desk.autotask().delete(Actor.resource(Desk.TERRY), "TicketNote", 1);
        }
        case BACKGROUND ->
            desk.autotask()
                .update(
                    Actor.background(),
                    "Ticket",
                    Json.object().put("id", ticket).put("priority", 1).build());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eachKindOfChangeMovesTheLastActivityOrNot(Kind kind) {
    assertThat(movesActivity(kind, Switches.likely())).isTrue();
    assertThat(movesActivity(kind, Switches.likely().with(kind.keeping, false))).isFalse();
    for (Kind other : Kind.values()) {
      if (other != kind) {
        assertThat(movesActivity(kind, Switches.likely().with(other.keeping, false)))
            .as(other.keeping)
            .isTrue();
      }
    }
  }

  private static boolean movesActivity(Kind kind, Switches switches) {
    try (Desk desk = Desk.with(AutotaskConfig.standard().with(switches))) {
      long ticket = created(desk);
      desk.clock.advance(Duration.ofMinutes(1));
      kind.happen(desk, ticket);
      return desk.autotask()
          .table("Ticket")
          .find(ticket)
          .orElseThrow()
          .time("lastActivityDate")
          .orElseThrow()
          .isAfter(Desk.NOW);
    }
  }

  @Test
  void aSilentEditStillMovesTheOtherDateAndABackgroundOneMovesNone() {
    try (Desk desk =
        Desk.with(
            AutotaskConfig.standard()
                .with(
                    Switches.likely()
                        .with("editsMoveActivity", false)
                        .with("backgroundMovesDates", false)))) {
      long ticket = created(desk);
      desk.clock.advance(Duration.ofMinutes(1));
      Kind.EDIT.happen(desk, ticket);
      Instant edited = tracked(desk, ticket);
      assertThat(edited).isEqualTo(Desk.NOW.plus(Duration.ofMinutes(1)));
      desk.clock.advance(Duration.ofMinutes(1));
      Kind.BACKGROUND.happen(desk, ticket);
      assertThat(tracked(desk, ticket)).isEqualTo(edited);
    }
  }

  private static Instant tracked(Desk desk, long ticket) {
    return desk.autotask()
        .table("Ticket")
        .find(ticket)
        .orElseThrow()
        .time("lastTrackedModificationDateTime")
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Contact,30682901,contactsMoveActivity,lastModifiedDate,lastName",
    "Company,174,companiesMoveActivity,lastTrackedModifiedDateTime,phone"
  })
  void editsOfCompaniesAndContactsCanMoveOnlyTheirOtherDate(
      String entity, long id, String keeping, String other, String field) {
    try (Desk desk = Desk.with(keeping, false)) {
      desk.autotask()
          .update(
              Actor.resource(Desk.TERRY),
              entity,
              Json.object().put("id", id).put(field, "7").build());
      var row = desk.autotask().table(entity).find(id).orElseThrow();
      assertThat(row.time("lastActivityDate")).isEmpty();
      assertThat(row.time(other)).hasValue(Desk.NOW);
    }
  }

  @Test
  void decimalsCanBePaddedAndEmptyTextsStoredAsNull() {
    try (Desk desk =
        Desk.with(
            AutotaskConfig.standard()
                .with(
                    Switches.likely()
                        .with("paddedDecimals", true)
                        .with("emptyTextAsNull", true)))) {
      long ticket = created(desk);
      desk.patch("Tickets", "{'id':" + ticket + ",'description':''}");
      assertThat(desk.get("Tickets/" + ticket).text()).contains("\"description\":null");
      Kind.TIME.happen(desk, ticket);
      assertThat(desk.get("TimeEntries/1").text()).contains("\"hoursWorked\":0.5000");
    }
  }

  @Test
  void aTicketCanNeedADueDate() {
    try (Desk desk = Desk.with("dueDateRequired", true)) {
      Answer refused =
          desk.post("Tickets", "{'companyID':174,'title':'x','status':1,'priority':2,'queueID':8}");
      assertThat(refused.status()).isEqualTo(500);
      assertThat(refused.error()).isEqualTo("dueDateTime is required");
      assertThat(created(desk)).isPositive();
    }
  }

  private static long created(Desk desk) {
    return desk.post(
            "Tickets",
            "{'companyID':174,'title':'x','status':1,'priority':2,'queueID':8,'dueDateTime':'2026-01-06T17:00:00Z'}")
        .itemId();
  }
}
