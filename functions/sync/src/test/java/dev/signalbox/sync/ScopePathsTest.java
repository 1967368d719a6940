package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Full runs, quick runs, webhooks and changed rules all keep to one scope.
class ScopePathsTest {

  private static final ScopeRules USUAL = ScopeRules.USUAL;

  private Office office;

  @BeforeEach
  void open() {
    office = new Office(new DemoPlan(3, 80, 8, 1.0, 0.5, 0.3));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  @Tag("QUE-10")
  @Tag("QUE-11")
  void fullRunCopiesTheCompaniesThatTheFilterSelectsAndWhatIsTheirs() {
    CompanyId kept = vendorsBut(1).iterator().next();
    choose(customersOnly());

    office.sync(Mode.FULL);

    assertThat(ids(Entity.COMPANY)).containsExactly(kept.value());
    assertThat(companiesOfContacts()).containsExactly(kept.value());
    assertThat(office.held()).isEqualTo(openTicketsOf(kept)).isNotEmpty();
  }

  @Test
  @Tag("QUE-07")
  void fullRunWebhookAndQuickRunKeepToTheChosenCategories() {
    Row ticket = anOpenTicket();
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
  @Tag("QUE-09")
  @Tag("SYN-08")
  void opportunitiesAreReadWhenTheyAreSwitchedOnAndNotBefore() {
    plant("Opportunity", opportunity(41));
    office.sync(Mode.FULL);
    assertThat(ids(Entity.OPPORTUNITY)).isEmpty();
    assertThat(office.reads).doesNotContainKey(Entity.OPPORTUNITY);

    choose(rules(Set.of(Entity.COMPANY, Entity.OPPORTUNITY), Set.of(), Set.of(), List.of()));
    office.sync(Mode.FULL);

    assertThat(ids(Entity.OPPORTUNITY)).contains(41L);
  }

  @Test
  @Tag("QUE-09")
  void whatIsSwitchedOffIsReadByNoPath() {
    Row contact = office.truth("Contact").getFirst();
    choose(rules(Set.of(Entity.COMPANY), Set.of(), Set.of(), List.of()));
    office.reads.clear();

    office.sync(Mode.FULL);
    hint(Entity.CONTACT, contact.id());
    hint(Entity.TICKET, anOpenTicket().id());
    office.clock.advance(Duration.ofMinutes(10));
    office.sync(Mode.QUICK);

    assertThat(office.reads)
        .doesNotContainKeys(Entity.CONTACT, Entity.TICKET, Entity.NOTE, Entity.TIME_ENTRY);
    assertThat(ids(Entity.CONTACT)).isEmpty();
    assertThat(office.held()).isEmpty();
  }

  @Test
  @Tag("SYN-10")
  void locationsComeWithTheirCompanies() {
    long company = office.truth("Company").getLast().id();
    plant(
        "CompanyLocation",
        Json.object()
            .put("id", 9_001L)
            .put("companyID", company)
            .put("name", "Harbour")
            .put("isActive", true)
            .build());

    office.sync(Mode.FULL);

    assertThat(ids(Entity.LOCATION)).contains(9_001L);
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

  @Test
  @Tag("QUE-14")
  @Tag("QUE-15")
  @Tag("SYN-09")
  void itemsAreReadByTypeAndTheOthersAreSkippedAndCounted() {
    plant("ConfigurationItem", item(61).put("configurationItemType", 2L).build());
    plant("ConfigurationItem", item(62).put("configurationItemType", 3L).build());
    plant("ConfigurationItem", item(63).build());
    choose(items(Set.of(2L), false));
    office.sync(Mode.FULL);
    assertThat(ids(Entity.CONFIGURATION_ITEM)).containsExactly(61L);

    office.clock.advance(Duration.ofMinutes(10));
    update("ConfigurationItem", Json.object().put("id", 62L).put("notes", "x").build());
    update("ConfigurationItem", Json.object().put("id", 63L).put("notes", "x").build());
    SyncRun quick = office.sync(Mode.QUICK);
    assertThat(skipped(quick)).isEqualTo(2);
    assertThat(ids(Entity.CONFIGURATION_ITEM)).containsExactly(61L);

    choose(items(Set.of(2L), true));
    office.sync(Mode.FULL);
    assertThat(ids(Entity.CONFIGURATION_ITEM)).containsExactly(61L, 63L);
  }

  private static long skipped(SyncRun run) {
    return run.progress().stream()
        .filter(progress -> progress.entity() == Entity.CONFIGURATION_ITEM)
        .mapToLong(SyncRun.Progress::skipped)
        .sum();
  }

  private static ScopeRules items(Set<Long> types, boolean untyped) {
    return new ScopeRules(
        Set.of(Entity.COMPANY, Entity.CONFIGURATION_ITEM),
        Set.of(),
        Set.of(),
        List.of(),
        Set.of(),
        types,
        untyped);
  }

  private ObjBuilder item(long id) {
    return Json.object()
        .put("id", id)
        .put("companyID", office.truth("Company").getLast().id())
        .put("productID", 1L)
        .put("referenceTitle", "SRV-" + id)
        .put("isActive", true)
        .put("createDate", "2026-05-01T08:00:00Z")
        .put("lastModifiedTime", "2026-05-01T08:00:00Z");
  }

  /// Makes one company a customer and all others vendors.
  private Set<CompanyId> vendorsBut(int customers) {
    List<Long> withTickets =
        office.openTickets().stream()
            .map(id -> row("Ticket", id).number("companyID").orElseThrow())
            .distinct()
            .limit(customers)
            .toList();
    office
        .truth("Company")
        .forEach(row -> setType(new CompanyId(row.id()), withTickets.contains(row.id()) ? 1 : 7));
    return withTickets.stream().map(CompanyId::new).collect(Collectors.toSet());
  }

  private static ScopeRules customersOnly() {
    return rules(
        USUAL.entities(),
        Set.of(),
        Set.of(),
        List.of(new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(1L))));
  }

  private static ScopeRules rules(
      Set<Entity> entities, Set<Long> categories, Set<Long> statuses, List<Condition> filters) {
    return new ScopeRules(entities, categories, statuses, filters, Set.of(), Set.of(), true);
  }

  private void choose(ScopeRules rules) {
    office.settings.saveScope(Office.REF, rules, office.settings.scope(Office.REF).version());
  }

  private RefreshSignals.Refreshed hint(Entity entity, long id) {
    office.clock.advance(Duration.ofSeconds(10));
    return office
        .refreshing()
        .refresh(
            office.open(),
            List.of(message(new Task.Refresh(Office.REF, entity, id, Action.UPDATE))));
  }

  private Message message(Task task) {
    return Message.first(task, "cause", office.clock.instant());
  }

  /// Works what changed rules have sent until nothing is left.
  private void workRules() {
    List<Message> due = office.queue.take();
    while (!due.isEmpty()) {
      for (Message message : due) {
        switch (message.task()) {
          case Task.Reapply reapply -> office.reapplying().reapply(message, reapply);
          case Task.Rescope rescope -> office.reapplying().rescope(message, rescope);
          default -> throw new AssertionError("Unexpected: " + message.task());
        }
      }
      due = office.queue.take();
    }
  }

  private void setType(CompanyId company, long type) {
    update("Company", Json.object().put("id", company.value()).put("companyType", type).build());
  }

  private void setStatus(long ticket, long status) {
    update("Ticket", Json.object().put("id", ticket).put("status", status).build());
  }

  private void touch(long ticket) {
    update("Ticket", Json.object().put("id", ticket).put("title", "Touched").build());
  }

  private void update(String entity, Json.Obj change) {
    office.clock.advance(Duration.ofSeconds(1));
    office.simulator.autotask().update(Actor.resource(1), entity, change);
  }

  private void plant(String entity, Json.Obj row) {
    office.simulator.autotask().plant(entity, row);
  }

  private Json.Obj opportunity(long id) {
    return Json.object()
        .put("id", id)
        .put("companyID", office.truth("Company").getLast().id())
        .put("title", "Firewall")
        .put("amount", 10L)
        .put("cost", 1L)
        .put("probability", 50L)
        .put("stage", 1L)
        .put("status", 1L)
        .build();
  }

  private Row anOpenTicket() {
    return row("Ticket", office.openTickets().iterator().next());
  }

  private Row row(String entity, long id) {
    return office.truth(entity).stream().filter(it -> it.id() == id).findFirst().orElseThrow();
  }

  private long status(long ticket) {
    return signal(ticket).ticket().placement().status();
  }

  private Signal signal(long ticket) {
    return office.signals.find(Office.REF, new TicketId(ticket)).orElseThrow();
  }

  private Set<Long> openTicketsOf(CompanyId company) {
    return office.openTickets().stream()
        .filter(id -> row("Ticket", id).number("companyID").orElseThrow() == company.value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Long> ids(Entity entity) {
    return office.directory.list(Office.REF, entity, "", 10_000).records().stream()
        .map(record -> record.recordId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Long> companiesOfContacts() {
    return office.directory.list(Office.REF, Entity.CONTACT, "", 10_000).records().stream()
        .map(record -> ((Contact) record).company().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
