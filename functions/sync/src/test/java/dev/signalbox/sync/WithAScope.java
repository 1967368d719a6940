package dev.signalbox.sync;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A test of an office whose scope changes.
abstract class WithAScope extends WithAnOffice {

  WithAScope() {
    super(new DemoPlan(3, 80, 8, 1.0, 0.5, 0.3));
  }

  static final ScopeRules USUAL = ScopeRules.USUAL;

  static ScopeRules rules(
      Set<Entity> entities, Set<Long> categories, Set<Long> statuses, List<Condition> filters) {
    return new ScopeRules(entities, categories, statuses, filters, Set.of(), Set.of(), true);
  }

  final void choose(ScopeRules rules) {
    office.settings.saveScope(Office.REF, rules, office.settings.scope(Office.REF).version());
  }

  final RefreshSignals.Refreshed hint(Entity entity, long id) {
    return refreshed(entity, id, Action.UPDATE);
  }

  final RefreshSignals.Refreshed refreshed(Entity entity, long id, Action action) {
    office.clock.advance(Duration.ofSeconds(10));
    return office
        .refreshing()
        .refresh(office.open(), List.of(message(new Task.Refresh(Office.REF, entity, id, action))));
  }

  /// Works what changed rules have sent until nothing is left.
  final void workRules() {
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

  final void update(String entity, Json.Obj change) {
    office.clock.advance(Duration.ofSeconds(1));
    office.simulator.autotask().update(Actor.resource(1), entity, change);
  }

  final void plant(String entity, Json.Obj row) {
    office.simulator.autotask().plant(entity, row);
  }

  final Row row(String entity, long id) {
    return office.truth(entity).stream().filter(it -> it.id() == id).findFirst().orElseThrow();
  }

  final Set<Long> ids(Entity entity) {
    return office.directory.list(Office.REF, entity, "", 10_000).records().stream()
        .map(record -> record.recordId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  final Set<Long> companiesOfContacts() {
    return office.directory.list(Office.REF, Entity.CONTACT, "", 10_000).records().stream()
        .map(record -> ((Contact) record).company().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Makes so many companies customers and all others vendors.
  final Set<CompanyId> vendorsBut(int customers) {
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

  static ScopeRules customersOnly() {
    return rules(
        USUAL.entities(),
        Set.of(),
        Set.of(),
        List.of(new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(1L))));
  }

  final void setType(CompanyId company, long type) {
    update("Company", Json.object().put("id", company.value()).put("companyType", type).build());
  }
}
