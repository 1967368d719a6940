package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.ProvisionNote.State;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import dev.signalbox.simulator.autotask.AutotaskConfig;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.store.Actor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The report on a connection, each cause provoked on the simulator.
class DiagnosticsTest {

  private static final ApiUser USER = SimulatedDesk.USER;

  private final ReadyDesk ready = new ReadyDesk();

  @AfterEach
  void close() {
    ready.close();
  }

  private static String value(Json.Obj line) {
    return line.text("value").orElse("");
  }

  private static String menu(Json.Obj line) {
    return line.text("menuPath").orElse("");
  }

  private void expectFirst(String id, String value) {
    Json.Obj first = ready.first();
    assertThat(first.write()).contains("\"state\":\"fail\"").contains("\"id\":\"" + id + "\"");
    assertThat(value(first)).isEqualTo(value);
    assertThat(first.text("nextStep")).isPresent();
  }

  @Test
  @Tag("TRB-03")
  void nothingFailsWhereNothingIsWrong() {
    List<Json.Obj> lines = ready.report();

    assertThat(lines).noneMatch(line -> ReadyDesk.state(line).equals("fail"));
    assertThat(lines).extracting(ReadyDesk::id).doesNotHaveDuplicates();
    assertThat(ReadyDesk.state(ready.line("connection"))).isEqualTo("pass");
    assertThat(ReadyDesk.state(ready.line("webhooks.ticket"))).isEqualTo("pass");
  }

  @Test
  @Tag("TRB-01")
  void wrongSecretIsNamedFirst() {
    ready.rights(USER.withSecret("another"));

    expectFirst("connection", "secret");
    assertThat(ready.report())
        .filteredOn(line -> line.text("topic").orElse("").equals("data"))
        .isNotEmpty()
        .allMatch(line -> ReadyDesk.state(line).equals("unknown"));
  }

  @Test
  @Tag("TRB-01")
  void disabledUserIsNamedFirst() {
    ready.rights(USER.active(false));

    expectFirst("connection", "userName");
    assertThat(ready.first().text("message").orElse("")).contains("inactive");
  }

  @Test
  @Tag("TRB-01")
  void wrongUserNameIsNamedFirst() {
    assertThat(
            ready.console.connections.update(
                ready
                    .connection()
                    .withAccess(
                        "somebody@else.example",
                        ready.connection().zone(),
                        false,
                        ready.connection().account())))
        .isNotNull();

    expectFirst("connection", "userName");
  }

  @Test
  @Tag("TRB-01")
  void wrongZoneIsNamedFirst() {
    try (Simulator elsewhere =
        Simulator.start(
            SimulatorConfig.standard()
                .at(ready.desk.clock)
                .with(AutotaskConfig.standard().withUsers(List.of())))) {
      URI home = ready.desk.simulator.origin();
      Autotask autotask =
          new Autotask(
              new Autotask.Site(
                  "", home.resolve("/atservicesrest"), Set.of(home, elsewhere.origin())),
              new SlowLimits(() -> Duration.ZERO),
              ready.desk.clock,
              ready.desk.clock::advance,
              byte[]::new);
      TestConsole console = new TestConsole(new AutotaskDirectory(autotask));
      Person admin = console.person(ready.ref.tenant(), Role.ADMIN);
      Connection connection = ready.connection();
      console.connections.create(
          connection.withAccess(
              connection.username(), elsewhere.origin() + "/atservicesrest/", true, "account"));
      console.secrets.put(ready.ref, ready.console.secrets.find(ready.ref).orElseThrow());
      console.clock.set(ready.desk.clock.instant());

      Json.Obj first = admin.get(ready.path + "/diagnostics").items().getFirst();

      assertThat(ReadyDesk.id(first)).isEqualTo("connection");
      assertThat(value(first)).isEqualTo("zone");
      assertThat(first.text("message").orElse("")).contains(home.toString());
    }
  }

  @Test
  @Tag("TRB-01")
  void licenceOfAnotherTypeIsNamedFirst() {
    ready.user(USER, 3);

    expectFirst("licenceType", "other(3)");
  }

  @Test
  @Tag("TRB-01")
  void missingRoleIsNamedFirst() {
    ready.rights(USER.with(USER.level().without("Resource", Right.READ)));

    expectFirst("connection", "role");
    assertThat(ready.first().text("message").orElse("")).contains("Resources");
  }

  @Test
  @Tag("TRB-02")
  void requiredSetupIsNamedWithItsReasonAndTheTest() {
    ready.rights(USER.withSecret("another"));
    ready.admin.post(ready.path + "/test");
    ready.rights(USER);

    Json.Obj first = ready.first();

    assertThat(ReadyDesk.id(first)).isEqualTo("setup");
    assertThat(value(first)).isEqualTo("setupRequired");
    assertThat(first.text("nextStep").orElse("")).contains("/test");
    ready.admin.post(ready.path + "/test");
    assertThat(ready.report()).noneMatch(line -> ReadyDesk.id(line).equals("setup"));
  }

  @Test
  @Tag("TRB-02")
  void pausedConnectionSaysSo() {
    ready.admin.patch(ready.path, Json.object().put("paused", true));

    expectFirst("setup", "paused");
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"TicketWebhook", "TicketNoteWebhook", "CompanyWebhook", "ContactWebhook"})
  @Tag("PRM-01")
  void missingRightToMakeWebhooksIsNamedFirst(String hook) {
    ready.rights(USER.with(USER.level().without(hook, Right.CREATE)));

    expectFirst("webhooks.create", "");
    assertThat(menu(ready.first())).contains("Can create Webhooks");
  }

  @Test
  @Tag("PRM-01")
  void usedUpQuotaIsNamedFirstAndNeverPasses() {
    assertThat(ReadyDesk.state(ready.line("webhooks.quota"))).isEqualTo("unknown");
    removeHooks();
    ready.rights(USER.withMaximumWebhooks(2));
    ready.provision();

    expectFirst("webhooks.quota", "");
    assertThat(menu(ready.first())).contains("Maximum number of webhooks");
  }

  private void removeHooks() {
    ready
        .desk
        .open(ready.connection(), ready.console.secrets.find(ready.ref).orElseThrow())
        .removeHooks(ready.plan());
  }

  @Test
  void missingWebhooksAreNamedFirst() {
    removeHooks();

    expectFirst("webhooks.ticket", "missing");
    assertThat(ready.first().text("nextStep").orElse("")).contains("/webhooks/provision");
  }

  @Test
  void webhookThatDeliversNothingShowsThePsasReason() {
    ready.console.settings.saveHookWatch(
        ready.ref,
        HookWatch.NONE.readTo(
            5,
            Map.of(
                Entity.TICKET,
                new HookWatch.Failure(ready.console.clock.instant(), "503 from us"))),
        0);

    expectFirst("webhooks.ticket", "undelivered");
    assertThat(ready.first().text("message").orElse("")).contains("503 from us");
  }

  @ParameterizedTest
  @CsvSource({"TicketWebhook, ticket, deactivated", "ContactWebhook, contact, changed"})
  void webhookThatDoesNotWorkIsNamedFirst(String hook, String word, String state) {
    long id = ready.desk.simulator.autotask().table(hook).rows().findFirst().orElseThrow().id();
    ready
        .desk
        .simulator
        .autotask()
        .update(
            Actor.apiUser(USER.resourceId()),
            hook,
            state.equals("deactivated")
                ? Json.object().put("id", id).put("isActive", false).build()
                : Json.object().put("id", id).put("webhookUrl", "https://x.example").build());

    expectFirst("webhooks." + word, state);
  }

  @Test
  void failedProvisioningIsShown() {
    ready.console.settings.saveProvisionNote(
        ready.ref,
        new ProvisionNote(
            ready.console.clock.instant(),
            State.FAILED,
            "Autotask declined.",
            "Try again.",
            List.of()));

    expectFirst("webhooks.provisioning", "");
  }

  @Test
  @Tag("PRM-02")
  void impersonationOfTechniciansHasALineForEachEntityThatNeverPasses() {
    for (String entity : List.of("ticket", "note", "serviceCall", "attachment", "timeEntry")) {
      Json.Obj line = ready.line("impersonation.resource." + entity);
      assertThat(ReadyDesk.state(line)).as(entity).isEqualTo("unknown");
      assertThat(menu(line)).contains("Resource Impersonation");
    }
    ready.rights(USER.refusingImpersonationOf(Set.of("Ticket", "TicketNote", "TimeEntry")));
    assertThat(states("impersonation.resource.")).doesNotContain("pass");
    ready.rights(USER.with(USER.level().without("TimeEntry", Right.CREATE)));
    assertThat(ReadyDesk.state(ready.line("impersonation.resource.timeEntry"))).isEqualTo("fail");
  }

  @Test
  @Tag("PRM-03")
  void impersonationOfContactsHasALineForEachEntityThatNeverPasses() {
    for (String entity : List.of("ticket", "note", "projectNote", "taskNote", "attachment")) {
      Json.Obj line = ready.line("impersonation.contact." + entity);
      assertThat(ReadyDesk.state(line)).as(entity).isEqualTo("unknown");
      assertThat(menu(line)).contains("Contact Impersonation");
    }
    ready.rights(USER.with(USER.level().without("TicketNote", Right.CREATE)));
    assertThat(ReadyDesk.state(ready.line("impersonation.contact.note"))).isEqualTo("fail");
  }

  private List<String> states(String prefix) {
    return ready.report().stream()
        .filter(line -> ReadyDesk.id(line).startsWith(prefix))
        .map(ReadyDesk::state)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, unknown, unknown",
    "4, true, unknown, unknown",
    "5, true, fail, licenceTypeBlocks",
    "6, true, fail, licenceTypeBlocks",
    "7, true, fail, licenceTypeBlocks",
    "1, false, fail, inactive"
  })
  @Tag("PRM-04")
  @Tag("MEM-07")
  void technicianShowsWhatReadingTells(int licence, boolean active, String state, String value) {
    ready.plant(
        "Resource",
        Json.object()
            .put("id", SimulatedDesk.PRIYA)
            .put("firstName", "Priya")
            .put("lastName", "T")
            .put("userName", "priya")
            .put("email", "priya@msp.example")
            .put("isActive", active)
            .put("licenseType", licence)
            .put("resourceType", "Employee"));

    Json.Obj line = ready.line("technician." + SimulatedDesk.PRIYA);

    assertThat(ReadyDesk.state(line)).isEqualTo(state);
    assertThat(value(line)).isEqualTo(value);
    assertThat(line.text("menuPath")).isPresent();
  }

  @Test
  @Tag("CON-14")
  void licenceTypeIsShownOrSaidToBeUnreadable() {
    assertThat(value(ready.line("licenceType"))).isEqualTo("api-only");
    ready.user(USER, 1);
    assertThat(value(ready.line("licenceType"))).isEqualTo("other(1)");
    ready.plant(
        "Resource",
        Json.object()
            .put("id", USER.resourceId())
            .put("firstName", "Hidden")
            .put("lastName", "User")
            .put("userName", "hidden")
            .put("email", "hidden@msp.example")
            .put("isActive", true)
            .put("licenseType", 7)
            .put("resourceType", "Employee"));
    Json.Obj hidden = ready.line("licenceType");
    assertThat(value(hidden)).isEqualTo("unreadable");
    assertThat(ReadyDesk.state(hidden)).isEqualTo("unknown");
  }

  @Test
  @Tag("CON-15")
  void identifierInUseIsShownWithItsKindAsFarAsKnown() {
    Json.Obj line = ready.line("integrationCode");

    assertThat(ReadyDesk.state(line)).isEqualTo("unknown");
    assertThat(value(line)).startsWith("unknown").endsWith("0001");
    assertThat(line.write()).doesNotContain(USER.integrationCode());
  }

  @Test
  @Tag("CON-24")
  void versionOfTheApiIsShown() {
    assertThat(value(ready.line("apiVersion"))).isEqualTo("v1.0");
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

  @Test
  void reportIsKeptForAMinuteAndNoLongerThanItsQuestion() {
    ready.report();
    ready.user(USER, 3);
    assertThat(ready.admin.get(ready.path + "/diagnostics").items())
        .anyMatch(line -> value(line).equals("api-only"));

    ready.console.clock.advance(Duration.ofSeconds(61));
    ready.desk.clock.advance(Duration.ofSeconds(61));

    assertThat(ready.admin.get(ready.path + "/diagnostics").items())
        .anyMatch(line -> value(line).equals("other(3)"));
  }

  @Test
  void partThatCannotBeReadLeavesTheOthersAlone() {
    ready.rights(USER.with(USER.level().without("TicketWebhook", Right.READ)));

    List<Json.Obj> lines = ready.report();

    assertThat(lines)
        .anyMatch(line ->
            ReadyDesk.id(line).equals("webhooks.ticket")
                && ReadyDesk.state(line).equals("unknown"));
    assertThat(lines)
        .anyMatch(line ->
            ReadyDesk.id(line).equals("apiVersion") && ReadyDesk.state(line).equals("pass"));
  }
}
