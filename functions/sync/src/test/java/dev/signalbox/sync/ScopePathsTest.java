package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Full runs, quick runs, webhooks and changed rules all keep to one scope.
class ScopePathsTest extends WithAScope {

  /// Autotask's own.
  private static final long COMPLETE = 5;

  @Test
  @Tag("QUE-10")
  @Tag("QUE-11")
  @Tag("SYN-03")
  @Tag("SYN-04")
  void fullRunCopiesTheCompaniesThatTheFilterSelectsAndWhatIsTheirs() {
    CompanyId kept = vendorsBut(1).iterator().next();
    choose(customersOnly());

    office.sync(Mode.FULL);

    assertThat(ids(Entity.COMPANY)).containsExactly(kept.value());
    assertThat(companiesOfContacts()).containsExactly(kept.value());
    assertThat(office.held()).isEqualTo(openTicketsOf(kept)).isNotEmpty();
  }

  @Test
  @Tag("QUE-13")
  void fullRunWebhookAndQuickRunKeepToTheChosenClassifications() {
    offerClassifications();
    List<Row> all = office.truth("Company");
    CompanyId kept = new CompanyId(all.getFirst().id());
    CompanyId other = new CompanyId(all.getLast().id());
    all.forEach(row -> setClassification(row.id(), row.id() == kept.value() ? 200 : 201));
    choose(
        new ScopeRules(
            USUAL.entities(), Set.of(), Set.of(), List.of(), Set.of(200L), Set.of(), true));

    office.sync(Mode.FULL);
    assertThat(ids(Entity.COMPANY)).containsExactly(kept.value());
    assertThat(companiesOfContacts()).isSubsetOf(kept.value());
    assertThat(office.held()).isEqualTo(openTicketsOf(kept));

    hint(Entity.COMPANY, other.value());
    setClassification(other.value(), 202);
    office.sync(Mode.QUICK);
    assertThat(ids(Entity.COMPANY)).containsExactly(kept.value());

    setClassification(other.value(), 200);
    hint(Entity.COMPANY, other.value());
    assertThat(ids(Entity.COMPANY)).contains(other.value());
  }

  private void offerClassifications() {
    var autotask = office.simulator.autotask();
    autotask
        .picklists()
        .set(
            autotask.schema().require("Company"),
            "classification",
            List.of(
                PickValue.of(200, "Gold", 1),
                PickValue.of(201, "Silver", 2),
                PickValue.of(202, "None", 3)));
  }

  private void setClassification(long company, long classification) {
    update(
        "Company", Json.object().put("id", company).put("classification", classification).build());
  }

  @Test
  @Tag("QUE-07")
  void fullRunWebhookAndQuickRunKeepToTheChosenCategories() {
    Row ticket = row("Ticket", anOpenTicket());
    long category = ticket.number("ticketCategory").orElseThrow();
    choose(rules(USUAL.entities(), Set.of(category + 1), Set.of(), List.of()));

    office.sync(Mode.FULL);
    assertThat(office.held()).doesNotContain(ticket.id());
    RefreshSignals.Refreshed refreshed = hint(Entity.TICKET, ticket.id());
    assertThat(refreshed.skipped()).isEqualTo(1);
    touch(ticket.id());
    office.sync(Mode.QUICK);

    assertThat(office.held()).doesNotContain(ticket.id());
  }

  @Test
  @Tag("QUE-08")
  void ticketThatEntersAnExcludedStatusIsHiddenAndComesBackAsTheSameSignal() {
    office.sync(Mode.FULL);
    long id = office.held().iterator().next();
    long before = status(id);
    choose(rules(USUAL.entities(), Set.of(), Set.of(9L), List.of()));

    setStatus(id, 9);
    hint(Entity.TICKET, id);
    Signal out = signal(id);
    setStatus(id, before);
    hint(Entity.TICKET, id);

    assertThat(out.standing()).isEqualTo(Signal.Standing.OUT_OF_SCOPE);
    assertThat(signal(id).inScope()).isTrue();
    assertThat(signal(id).firstSeenAt()).isEqualTo(out.firstSeenAt());
  }

  @Test
  @Tag("QUE-04")
  void companyThatLeavesTheScopeTakesItsTicketsAndPeopleAlongAndBringsThemBack() {
    CompanyId company = vendorsBut(1).iterator().next();
    choose(customersOnly());
    office.sync(Mode.FULL);
    Set<Long> tickets = new TreeSet<>(office.held());
    long one = tickets.iterator().next();

    setType(company, 7);
    hint(Entity.COMPANY, company.value());
    workRules();

    assertThat(ids(Entity.COMPANY)).isEmpty();
    assertThat(ids(Entity.CONTACT)).isEmpty();
    assertThat(office.held()).isEmpty();
    assertThat(signal(one).standing()).isEqualTo(Signal.Standing.OUT_OF_SCOPE);
    assertThat(office.signals.story(Office.REF, new TicketId(one))).isPresent();

    setType(company, 1);
    hint(Entity.COMPANY, company.value());

    assertThat(office.held()).isEqualTo(tickets);
    assertThat(companiesOfContacts()).containsExactly(company.value());
    assertThat(office.queue.tasks()).noneMatch(Task.Judge.class::isInstance);
  }

  /// Of a company that arrives the open tickets are read; this one we hold.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("QUE-04")
  void ticketThatWasClosedWhileItsCompanyWasOutOfScopeComesBackWithIt(boolean told) {
    CompanyId company = vendorsBut(1).iterator().next();
    choose(customersOnly());
    office.sync(Mode.FULL);
    long ticket = office.held().iterator().next();
    setType(company, 7);
    hint(Entity.COMPANY, company.value());
    workRules();
    setStatus(ticket, COMPLETE);
    hint(Entity.TICKET, ticket);
    assertThat(signal(ticket).standing()).isEqualTo(Signal.Standing.OUT_OF_SCOPE);

    setType(company, 1);
    if (told) {
      hint(Entity.COMPANY, company.value());
    } else {
      office.sync(Mode.FULL);
      office.queue.send(office.reapplied);
    }
    workRules();

    assertThat(signal(ticket).standing()).isEqualTo(Signal.Standing.IN_SCOPE);
  }

  @Test
  @Tag("QUE-02")
  void narrowerScopeTakesOutOfTheDirectoryWhatItKeepsOut() {
    office.sync(Mode.FULL);
    CompanyId kept = vendorsBut(1).iterator().next();
    office.truth("Company").forEach(row -> hint(Entity.COMPANY, row.id()));
    choose(customersOnly());

    office.queue.take();
    office.queue.send(message(new Task.Rescope(Office.REF, Entity.COMPANY, "")));
    office.queue.send(message(new Task.Reapply(Office.REF, "")));
    workRules();

    assertThat(ids(Entity.COMPANY)).containsExactly(kept.value());
    assertThat(companiesOfContacts()).containsExactly(kept.value());
    assertThat(office.held()).isEqualTo(openTicketsOf(kept));
  }

  private void setStatus(long ticket, long status) {
    update("Ticket", Json.object().put("id", ticket).put("status", status).build());
  }

  private void touch(long ticket) {
    update("Ticket", Json.object().put("id", ticket).put("title", "Touched").build());
  }

  private long status(long ticket) {
    return signal(ticket).ticket().placement().status();
  }

  private Set<Long> openTicketsOf(CompanyId company) {
    return office.openTickets().stream()
        .filter(id -> row("Ticket", id).number("companyID").orElseThrow() == company.value())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
