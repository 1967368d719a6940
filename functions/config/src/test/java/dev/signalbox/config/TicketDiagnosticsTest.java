package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Why tickets do not come, each cause provoked on the simulator.
class TicketDiagnosticsTest extends WithAReadyDesk {

  @ParameterizedTest
  @CsvSource({
    "Ticket, ticket",
    "TicketNote, note",
    "TimeEntry, timeEntry",
    "Company, company",
    "Contact, contact"
  })
  @Tag("TRB-03")
  @Tag("TRB-07")
  void missingRightToReadIsNamedFirst(String entity, String word) {
    ready.rights(USER.with(USER.level().without(entity, Right.READ)));

    expectFirst("data." + word, "none");
    assertThat(menu(ready.first())).contains("Security Levels");
  }

  @Test
  @Tag("TRB-07")
  void exactQueryAndRightOfTheUserAreShown() {
    Json.Obj tickets = ready.line("data.ticket");

    assertThat(value(tickets)).isEqualTo("all");
    assertThat(tickets.text("query").orElseThrow())
        .contains("\"queueID\"")
        .contains(Long.toString(SimulatedDesk.TRIAGE))
        .contains("\"status\"");
  }

  /// What is shown is what the PSA is sent to count the same records.
  @Test
  @Tag("TRB-07")
  void queryOfEachEntityIsToTheLetterWhatThePsaIsAsked() {
    Map<String, String> asked = new ConcurrentHashMap<>();
    ready
        .desk
        .simulator
        .server()
        .filter((request, next) -> {
          if (request.path().endsWith("/query/count")) {
            List<String> path = request.segments();
            asked.putIfAbsent(path.get(path.size() - 3), request.body().text());
          }
          return next.handle(request);
        });
    ready.admin.get(ready.path + "/freshness");

    assertThat(ready.line("data.ticket").text("query")).contains(asked.get("Tickets"));
    assertThat(ready.line("data.company").text("query")).contains(asked.get("Companies"));
    assertThat(ready.line("data.contact").text("query")).contains(asked.get("Contacts"));
  }

  @Test
  @Tag("CON-16")
  @Tag("TRB-03")
  void missingLinesOfBusinessAreNamedFirst() {
    ready.desk.simulator.autotask().people().associateWithLinesOfBusiness(USER, false);

    expectFirst("linesOfBusiness", "");
    assertThat(menu(ready.first())).contains("Lines of Business");
  }

  @Test
  @Tag("CON-16")
  void visibleTicketsMeanThereAreLinesOfBusiness() {
    assertThat(ReadyDesk.state(ready.line("linesOfBusiness"))).isEqualTo("pass");
  }

  @Test
  @Tag("TRB-03")
  void missingQueuesAreNamedFirst() {
    ready.admin.put(ready.path + "/queues", Person.ids());

    expectFirst("scope.queues", "");
  }

  @Test
  @Tag("TRB-03")
  void ticketsThatAreSwitchedOffAreNamedFirst() {
    ScopeRules usual = ScopeRules.USUAL;
    ready.console.settings.saveScope(
        ready.ref,
        new ScopeRules(
            Set.of(Entity.COMPANY, Entity.CONTACT),
            usual.categories(),
            usual.excludedStatuses(),
            usual.companyFilters(),
            usual.classifications(),
            usual.itemTypes(),
            usual.untypedItems()),
        0);

    expectFirst("scope.tickets", "");
  }

  @Test
  @Tag("TRB-03")
  void statusMapThatLetsNothingThroughIsNamedFirst() {
    ready.admin.put(
        ready.path + "/statuses",
        Person.items(Json.object().put("id", 1).put("signalStatus", "active")));

    expectFirst("statuses.map", "");
  }

  @Test
  @Tag("TRB-03")
  void failedSyncIsNamedFirst() {
    ready.ran(SyncRun.State.FAILED, "The PSA declined.");

    expectFirst("syncs.last", "");
    assertThat(ready.first().text("message").orElse("")).contains("The PSA declined.");
  }

  @Test
  @Tag("TRB-10")
  void genericTypeAndItsCheckboxAreExplained() {
    ScopeRules usual = ScopeRules.USUAL;
    ready.console.settings.saveScope(
        ready.ref,
        new ScopeRules(
            Set.copyOf(ScopeRules.SWITCHES),
            usual.categories(),
            usual.excludedStatuses(),
            usual.companyFilters(),
            usual.classifications(),
            usual.itemTypes(),
            false),
        0);

    Json.Obj line = ready.line("untypedItems");

    assertThat(line.text("message").orElse("")).contains("generic").contains("without a type");
    assertThat(line.text("query").orElse("")).contains("configurationItemType");
  }
}
