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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    assertThat(reason()).contains("noTickets");
  }

  @Test
  @Tag("QUE-18")
  void userWhoSeesNoTicketsAtAllLacksAPermission() {
    company();

    assertThat(reason()).contains("permission");
  }

  @Test
  @Tag("QUE-18")
  void categoryThatNoTicketHasIsNamed() {
    ticket(1, TRIAGE, 1, 3);
    choose(rules(Set.of(2L), Set.of(), List.of()));

    assertThat(reason()).contains("category");
  }

  @Test
  @Tag("QUE-18")
  void closedOrExcludedStatusIsNamed() {
    ticket(1, TRIAGE, 5, 3);
    assertThat(reason()).contains("status");

    ticket(2, TRIAGE, 7, 3);
    choose(rules(Set.of(), Set.of(7L), List.of()));
    assertThat(reason()).contains("status");
  }

  @Test
  @Tag("QUE-18")
  void companyFilterThatKeepsAllOutIsNamed() {
    company();
    ticket(1, TRIAGE, 1, 3);
    Condition vendors = new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(7L));
    choose(rules(Set.of(), Set.of(), List.of(vendors)));

    assertThat(reason()).contains("companyFilter");
  }

  @Test
  @Tag("QUE-18")
  void ticketsThatAreSwitchedOffAreNamed() {
    choose(
        new ScopeRules(
            Set.of(Entity.COMPANY), Set.of(), Set.of(), List.of(), Set.of(), Set.of(), true));

    assertThat(reason()).contains("entity");
  }

  @Test
  @Tag("QUE-18")
  void queueWhoseTicketsNoRuleKeepsOutWaitsForTheNextSync() {
    ticket(1, TRIAGE, 1, 3);

    assertThat(reason()).contains("notSynced");
  }

  private Optional<String> reason() {
    return admin.get(path + "/queues").items().stream()
        .filter(queue -> queue.number("id").orElse(-1) == TRIAGE)
        .findFirst()
        .orElseThrow()
        .text("excludedBy");
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
