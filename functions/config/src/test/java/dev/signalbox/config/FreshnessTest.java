package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How current and how whole our copy is, as the API tells.
class FreshnessTest extends WithAReadyDesk {

  private Json.Obj row(Entity entity) {
    return ready.admin.get(ready.path + "/freshness").items().stream()
        .filter(row -> row.text("entity").orElse("").equals(entity.word()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void lagAndLastEventAreThoseOfTheChangesThatCame() {
    Seen seen = Seen.NOTHING;
    for (long second = 1; second <= 20; second++) {
      seen = seen.plus(Samples.NOON, Samples.NOON.plusSeconds(second));
    }
    ready.console.runs.add(ready.ref, Map.of(Entity.TICKET, seen));
    ready.console.runs.saveCursor(ready.ref, Entity.TICKET, Samples.NOON);

    Json.Obj tickets = row(Entity.TICKET);

    assertThat(tickets.text("lastEvent")).contains("2026-11-20T12:00:00Z");
    assertThat(tickets.number("lagP50Ms")).hasValue(10_000);
    assertThat(tickets.number("lagP95Ms")).hasValue(19_000);
    assertThat(tickets.number("lagOf")).hasValue(20);
    assertThat(tickets.text("readUpTo")).contains("2026-11-20T12:00:00Z");
  }

  @Test
  void whatWasNeverSeenHasNoLag() {
    Json.Obj contacts = row(Entity.CONTACT);

    assertThat(contacts.find("lagP50Ms")).isEmpty();
    assertThat(contacts.find("lastEvent")).isEmpty();
    assertThat(contacts.number("lagOf")).hasValue(0);
  }

  @Test
  void lagOfWhatThePsaKeepsNoDateOfIsUnknownAndSaysWhy() {
    assertThat(row(Entity.LOCATION).text("lagUnknown").orElse("")).contains("no date of change");
    assertThat(row(Entity.LOCATION).find("lagP50Ms")).isEmpty();
    assertThat(row(Entity.COMPANY).find("lagUnknown")).isEmpty();
  }

  @Test
  void countsHereAndInThePsaShowTheirDifference() {
    ready.console.directory.save(
        ready.ref,
        List.of(
            new DirectoryStore.Entry(Samples.company(100, "Contoso", Samples.NOON), Samples.NOON)));

    Json.Obj companies = row(Entity.COMPANY);

    assertThat(companies.number("here")).hasValue(1);
    assertThat(companies.number("psa")).hasValue(2);
    assertThat(companies.number("difference")).hasValue(-1);
    assertThat(row(Entity.TICKET).number("psa")).hasValue(1);
  }

  @Test
  void openTicketsAndWhatBelongsToTicketsCountHere() {
    keep(7, SignalStatus.NEW);
    keep(8, SignalStatus.NEW);
    keep(9, SignalStatus.CLOSED);

    Json.Obj tickets = row(Entity.TICKET);

    assertThat(tickets.number("here")).hasValue(2);
    assertThat(tickets.number("psa")).hasValue(1);
    assertThat(tickets.number("difference")).hasValue(1);
    assertThat(row(Entity.NOTE).number("here")).hasValue(0);
    assertThat(row(Entity.NOTE).text("psaUnknown")).isPresent();
  }

  private void keep(long id, SignalStatus status) {
    ready.console.signals.save(
        ready.ref,
        Samples.signal(Samples.ticket(id, "Printer " + id, Samples.NOON), status),
        Optional.empty());
  }

  /// Counting all of the PSA's would show a difference where the copy is whole.
  @Test
  void whatBelongsToChosenCompaniesCannotBeCountedByOneQuestion() {
    ready.plant(
        "Contact",
        Json.object()
            .put("id", 77)
            .put("companyID", 100)
            .put("firstName", "A")
            .put("lastName", "B")
            .put("isActive", 1));
    assertThat(row(Entity.CONTACT).number("psa")).hasValue(1);
    Condition vendors =
        new Condition(Condition.Field.COMPANY_TYPE, Condition.Op.EQUALS, Set.of(7L));
    ScopeRules usual = ScopeRules.USUAL;
    ready.console.settings.saveScope(
        ready.ref,
        new ScopeRules(
            usual.entities(), Set.of(), Set.of(), List.of(vendors), Set.of(), Set.of(), true),
        ready.console.settings.scope(ready.ref).version());

    assertThat(row(Entity.COMPANY).number("psa")).hasValue(0);
    for (Entity entity : List.of(Entity.CONTACT, Entity.LOCATION, Entity.TICKET)) {
      Json.Obj row = row(entity);
      assertThat(row.number("here")).as(entity.word()).hasValue(0);
      assertThat(row.find("psa")).as(entity.word()).isEmpty();
      assertThat(row.find("difference")).as(entity.word()).isEmpty();
      assertThat(row.text("psaUnknown").orElse("")).contains("companies in scope");
    }
  }

  @Test
  void ticketsAreNotCountedWhereNoQueueIsSelected() {
    ready.admin.put(ready.path + "/queues", Person.ids());

    assertThat(row(Entity.TICKET).find("psa")).isEmpty();
    assertThat(row(Entity.TICKET).text("psaUnknown").orElse("")).contains("No queue");
  }

  @Test
  void countThatCannotBeReadIsUnknownAndSaysWhy() {
    ready.rights(
        SimulatedDesk.USER.with(SimulatedDesk.USER.level().without("Company", Right.READ)));

    Json.Obj companies = row(Entity.COMPANY);

    assertThat(companies.find("psa")).isEmpty();
    assertThat(companies.find("difference")).isEmpty();
    assertThat(companies.text("psaUnknown").orElse("")).contains("Companies");
    assertThat(row(Entity.TICKET).number("psa")).hasValue(1);
  }

  @Test
  void pausedConnectionIsNotCounted() {
    ready.admin.patch(ready.path, Json.object().put("paused", true));

    assertThat(row(Entity.COMPANY).find("psa")).isEmpty();
    assertThat(row(Entity.COMPANY).text("psaUnknown")).isPresent();
  }

  @Test
  void countIsKeptForFiveMinutes() {
    assertThat(row(Entity.COMPANY).number("psa")).hasValue(2);
    ready.plant("Company", Json.object().put("id", 101).put("companyName", "Fabrikam"));
    assertThat(row(Entity.COMPANY).number("psa")).hasValue(2);

    ready.console.clock.advance(Duration.ofMinutes(6));
    ready.desk.clock.advance(Duration.ofMinutes(6));

    assertThat(row(Entity.COMPANY).number("psa")).hasValue(3);
  }

  @Test
  @Tag("REC-07")
  void eachEntityShowsWhatTheLastComparisonFound() {
    Drift tickets = Drift.none(Entity.TICKET).plus(5, 5, List.of(7L), List.of(9L)).plusRepaired(2);
    ready.ran(SyncRun.State.FINISHED, "", List.of(tickets));
    Instant at = ready.console.clock.instant();
    ready.ran(SyncRun.State.FAILED, "The PSA was away.", List.of(Drift.none(Entity.TICKET)));

    Json.Obj compared = row(Entity.TICKET).object("compared").orElseThrow();

    assertThat(compared.write())
        .isEqualTo(
            "{\"entity\":\"ticket\",\"here\":5,\"psa\":5,\"missing\":1,\"extra\":1,"
                + "\"differing\":0,\"repaired\":2,\"missingIds\":[\"7\"],"
                + "\"extraIds\":[\"9\"],\"complete\":true}");
    assertThat(ready.admin.get(ready.path + "/freshness").body().text("comparedAt"))
        .contains(at.toString());
    assertThat(row(Entity.CONTACT).find("compared")).isEmpty();
  }

  @Test
  @Tag("REC-07")
  void driftReportNamesEntityCountsIdsAndTime() {
    assertThat(ready.admin.get(ready.path + "/drift").items()).isEmpty();
    Drift notes = Drift.none(Entity.NOTE).plus(3, 3, List.of(1L), List.of(2L)).plusRepaired(2);
    ready.ran(SyncRun.State.FINISHED, "", List.of(Drift.none(Entity.TICKET), notes));
    Instant at = ready.console.clock.instant();
    ready.ran(SyncRun.Mode.QUICK, SyncRun.State.FINISHED, "", List.of());

    Answer report = ready.admin.get(ready.path + "/drift");

    assertThat(report.text("at")).isEqualTo(at.toString());
    assertThat(report.text("state")).isEqualTo("finished");
    assertThat(report.items())
        .extracting(row -> row.text("entity").orElseThrow())
        .containsExactly("ticket", "note");
    assertThat(report.items().getLast().write())
        .contains("\"here\":3,\"psa\":3,\"missing\":1,\"extra\":1,")
        .contains("\"missingIds\":[\"1\"],\"extraIds\":[\"2\"]");
  }

  @Test
  void lastFullRunIsTheLastRepairHoweverManyPollsCameSince() {
    Instant repaired = ready.console.clock.instant();
    for (int poll = 0; poll < 60; poll++) {
      ready.ran(SyncRun.Mode.POLL, SyncRun.State.FINISHED, "", List.of());
    }

    assertThat(ready.admin.get(ready.path + "/freshness").body().text("repairedAt"))
        .contains(repaired.toString());
  }
}
