package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each kind of record is read while it is switched on, and on no path while it is not.
class SwitchedKindsTest extends WithAScope {

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
    hint(Entity.TICKET, anOpenTicket());
    office.clock.advance(Duration.ofMinutes(10));
    office.sync(Mode.QUICK);

    assertThat(office.reads)
        .doesNotContainKeys(Entity.CONTACT, Entity.TICKET, Entity.NOTE, Entity.TIME_ENTRY);
    assertThat(ids(Entity.CONTACT)).isEmpty();
    assertThat(office.held()).isEmpty();
  }

  /// Its first sync is over although no ticket was read: schedules and resumes ask for that.
  @Test
  @Tag("QUE-09")
  void connectionThatCopiesNoTicketsStaysCurrentAndIsComparedToo() {
    choose(rules(Set.of(Entity.COMPANY, Entity.CONTACT), Set.of(), Set.of(), List.of()));

    SyncRun first = office.sync(Mode.FULL);
    assertThat(first.drift()).isEmpty();
    assertThat(office.runs.cursor(Office.REF, Entity.TICKET))
        .isEqualTo(office.runs.cursor(Office.REF, Entity.MEMBER))
        .isPresent();

    office.clock.advance(Duration.ofMinutes(10));
    Row company = office.truth("Company").getLast();
    update("Company", Json.object().put("id", company.id()).put("phone", "555-0199").build());
    office.sync(Mode.QUICK);
    assertThat(office.directory.findCompany(Office.REF, new CompanyId(company.id())))
        .map(Company::phone)
        .hasValue("555-0199");
    assertThat(office.sync(Mode.FULL).drift()).isNotEmpty();
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
  @Tag("QUE-14")
  @Tag("QUE-15")
  @Tag("SYN-09")
  void itemsAreReadByTypeAndTheOthersAreSkippedAndCounted() {
    plant("ConfigurationItem", item(61).put("configurationItemType", 2L).build());
    plant("ConfigurationItem", item(62).put("configurationItemType", 3L).build());
    plant("ConfigurationItem", item(63).build());
    choose(items(Set.of(2L), false));
    SyncRun first = office.sync(Mode.FULL);
    assertThat(ids(Entity.CONFIGURATION_ITEM)).containsExactly(61L);
    assertThat(skipped(first)).isEqualTo(2);

    office.clock.advance(Duration.ofMinutes(10));
    update("ConfigurationItem", Json.object().put("id", 62L).put("notes", "x").build());
    update("ConfigurationItem", Json.object().put("id", 63L).put("notes", "x").build());
    SyncRun quick = office.sync(Mode.QUICK);
    assertThat(skipped(quick)).isEqualTo(2);
    assertThat(ids(Entity.CONFIGURATION_ITEM)).containsExactly(61L);

    office.clock.advance(Duration.ofSeconds(1));
    choose(items(Set.of(2L), true));
    SyncRun second = office.sync(Mode.FULL);
    assertThat(ids(Entity.CONFIGURATION_ITEM)).containsExactly(61L, 63L);
    assertThat(skipped(second)).isEqualTo(1);
  }

  @Test
  @Tag("RT-06")
  void itemIsStoredChangedAndRemovedAsEventsTell() {
    choose(items(Set.of(2L), true));
    office.sync(Mode.FULL);
    Json.Obj made = item(71).put("configurationItemType", 2L).build();

    plant("ConfigurationItem", made);
    hint(Entity.CONFIGURATION_ITEM, 71);
    assertThat(named(71)).hasValue("SRV-71");

    update("ConfigurationItem", Json.object().put("id", 71L).put("referenceTitle", "NEW").build());
    hint(Entity.CONFIGURATION_ITEM, 71);
    assertThat(named(71)).hasValue("NEW");

    office.simulator.autotask().delete(Actor.resource(1), "ConfigurationItem", 71);
    refreshed(Entity.CONFIGURATION_ITEM, 71, Action.DELETE);
    assertThat(named(71)).isEmpty();
  }

  private Optional<String> named(long item) {
    return office
        .directory
        .findAll(Office.REF, Entity.CONFIGURATION_ITEM, Set.of(item))
        .values()
        .stream()
        .map(record -> ((ConfigurationItem) record).name())
        .findFirst();
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
}
