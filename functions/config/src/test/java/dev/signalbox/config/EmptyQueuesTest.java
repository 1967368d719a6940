package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Why a selected queue has no tickets here, against the simulator.
class EmptyQueuesTest extends WithAConnection {

  @BeforeEach
  void firstSyncIsDone() {
    admin.post(path + "/statuses/seed");
    console.settings.saveStatuses(ref, new StatusMap(Map.of(5L, SignalStatus.CLOSED)), 0);
    console.settings.saveQueues(ref, new QueueSelection(Set.of(TRIAGE)), 0);
    console.connections.update(
        console.connections.find(ref).orElseThrow().judgingFrom(console.clock.instant()));
  }

  @Test
  @Tag("QUE-18")
  void queueWithoutTicketsInThePsaSaysSo() {
    ticket(1, 8, 1, 3);

    expect("pass", "noTickets");
  }

  @Test
  @Tag("QUE-18")
  void userWhoSeesNoTicketsAtAllLacksAPermission() {
    company();

    expect("fail", "permission");
  }

  @Test
  @Tag("QUE-18")
  void categoryThatNoTicketHasIsNamed() {
    ticket(1, TRIAGE, 1, 3);
    choose(rules(Set.of(2L), Set.of(), List.of()));

    expect("fail", "category");
  }

  @Test
  @Tag("QUE-18")
  void closedOrExcludedStatusIsNamed() {
    ticket(1, TRIAGE, 5, 3);
    expect("pass", "status");

    ticket(2, TRIAGE, 7, 3);
    choose(rules(Set.of(), Set.of(7L), List.of()));
    expect("fail", "status");

    choose(rules(Set.of(), Set.of(), List.of()));
    Map<Long, SignalStatus> closed = Map.of(5L, SignalStatus.CLOSED, 7L, SignalStatus.RESOLVED);
    console.settings.saveStatuses(
        ref, new StatusMap(closed), console.settings.statuses(ref).version());
    expect("fail", "status");
  }

  @Test
  @Tag("QUE-18")
  void companyFilterThatKeepsAllOutIsNamed() {
    company();
    ticket(1, TRIAGE, 1, 3);
    Condition vendors = new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(7L));
    choose(rules(Set.of(), Set.of(), List.of(vendors)));

    expect("fail", "companyFilter");
  }

  @Test
  @Tag("QUE-18")
  void classificationThatKeepsAllOutIsNamedUnlessAFilterDoesSoBeforeIt() {
    company();
    ticket(1, TRIAGE, 1, 3);
    Condition customers = new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(1L));
    Condition vendors = new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(7L));

    choose(classified(List.of()));
    expect("fail", "classification");
    choose(classified(List.of(customers)));
    expect("fail", "classification");
    choose(classified(List.of(vendors)));
    expect("fail", "companyFilter");
  }

  private static ScopeRules classified(List<Condition> filters) {
    return new ScopeRules(
        ScopeRules.USUAL.entities(), Set.of(), Set.of(), filters, Set.of(200L), Set.of(), true);
  }

  @Test
  @Tag("QUE-18")
  void queueThatIsNotSelectedHasNoLine() {
    ticket(1, 8, 1, 3);
    console.settings.saveQueues(
        ref, new QueueSelection(Set.of()), console.settings.queues(ref).version());

    assertThat(admin.get(path + "/diagnostics").items())
        .noneMatch(line -> line.text("id").orElse("").startsWith("queues."));
  }

  @Test
  @Tag("QUE-18")
  void ticketsThatAreSwitchedOffAreNamed() {
    choose(
        new ScopeRules(
            Set.of(Entity.COMPANY), Set.of(), Set.of(), List.of(), Set.of(), Set.of(), true));

    expect("fail", "entity");
  }

  @Test
  @Tag("QUE-18")
  void queueWhoseTicketsNoRuleKeepsOutWaitsForTheNextSync() {
    ticket(1, TRIAGE, 1, 3);

    expect("fail", "notSynced");
  }

  /// What the list of queues and the report say of the queue.
  private void expect(String state, String reason) {
    Json.Obj queue = admin.get(path + "/queues").row(TRIAGE);
    assertThat(queue.text("excludedBy")).contains(reason);
    // Beyond what is remembered of the report before.
    console.clock.advance(Duration.ofSeconds(61));
    desk.clock.advance(Duration.ofSeconds(61));
    Json.Obj line =
        admin.get(path + "/diagnostics").items().stream()
            .filter(each -> each.text("id").orElse("").equals("queues." + TRIAGE))
            .findFirst()
            .orElseThrow();
    assertThat(line.text("state")).contains(state);
    assertThat(line.text("value")).contains(reason);
    assertThat(line.text("message").orElse(""))
        .endsWith(queue.text("excludedBecause").orElseThrow());
    assertThat(line.text("nextStep").isPresent()).isEqualTo(state.equals("fail"));
  }

  private void choose(ScopeRules rules) {
    console.settings.saveScope(ref, rules, console.settings.scope(ref).version());
  }

  private static ScopeRules rules(
      Set<Long> categories, Set<Long> statuses, List<Condition> filters) {
    return new ScopeRules(
        ScopeRules.USUAL.entities(), categories, statuses, filters, Set.of(), Set.of(), true);
  }

  private void company() {
    desk.plantCompany(174, 1, "Harbourline");
  }

  private void ticket(long id, long queue, long status, long category) {
    desk.plantTicket(
        id,
        queue,
        status,
        "2026-11-01T09:00:00Z",
        Json.object().put("companyID", 174L).put("ticketCategory", category));
  }
}
