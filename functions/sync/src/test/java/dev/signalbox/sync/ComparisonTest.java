package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a comparison says of a copy that went wrong unnoticed, and whether it says the truth.
class ComparisonTest extends WithAnOffice {

  private static final long CUSTOMER = 1;
  private static final long VENDOR = 7;

  ComparisonTest() {
    super(new DemoPlan(3, 80, 8, 1.0, 0.5, 0.3));
  }

  @Test
  @Tag("REC-07")
  void eachEntityIsCountedOnBothSidesAndEachDifferenceIsListedAndPutRight() {
    firstSync();
    long lostContact = office.truth("Contact").getFirst().id();
    office.directory.leaveOut(
        Office.REF, Entity.CONTACT, List.of(lostContact), office.clock.instant());
    office.clock.advance(Duration.ofSeconds(1));
    Row renamed = office.truth("Company").getLast();
    technician.update(
        "Company", Json.object().put("id", renamed.id()).put("companyName", "Renamed"));
    Row note = noteOfAHeldTicket();
    remove(note);
    long closed = anOpenTicket();
    technician.update("Ticket", Json.object().put("id", closed).put("status", 5));

    SyncRun run = office.sync(Mode.FULL);

    assertThat(drift(run, Entity.CONTACT).missingIds()).containsExactly(lostContact);
    assertThat(drift(run, Entity.NOTE).extraIds()).containsExactly(note.id());
    assertThat(drift(run, Entity.COMPANY).differing()).isEqualTo(1);
    assertThat(drift(run, Entity.TICKET).differing()).isEqualTo(1);
    assertThat(run.drift()).allSatisfy(ComparisonTest::isBalancedAndPutRight);
    assertThat(drift(run, Entity.CONTACT).psa()).isEqualTo(office.truth("Contact").size());
    assertThat(drift(run, Entity.COMPANY).here()).isEqualTo(office.truth("Company").size());
    findsNothing();
  }

  /// The control: a comparison that looked at nothing but numbers would find these equal.
  @Test
  @Tag("REC-07")
  void oneTooManyAndOneTooFewAreTwoDifferencesThoughTheCountsAgree() {
    firstSync();
    Row note = noteOfAHeldTicket();
    remove(note);
    Row other = technician.note(note.number("ticketID").orElseThrow(), "They called.");

    Drift drift = drift(office.sync(Mode.FULL), Entity.NOTE);

    assertThat(drift.here()).isEqualTo(drift.psa());
    assertThat(drift.missingIds()).containsExactly(other.id());
    assertThat(drift.extraIds()).containsExactly(note.id());
  }

  @Test
  @Tag("REC-07")
  void whatIsOutOfScopeCountsOnNeitherSideAndWhatLeftItIsDropped() {
    List<Row> companies = office.truth("Company");
    companies.subList(0, 4).forEach(row -> setType(row, VENDOR));
    companies.subList(4, companies.size()).forEach(row -> setType(row, CUSTOMER));
    office.settings.saveScope(
        Office.REF, customersOnly(), office.settings.scope(Office.REF).version());
    firstSync();
    Row leaving = companies.getLast();
    setType(leaving, VENDOR);

    SyncRun run = office.sync(Mode.FULL);

    assertThat(drift(run, Entity.COMPANY).extraIds()).containsExactly(leaving.id());
    assertThat(run.drift())
        .allSatisfy(drift -> assertThat(drift.missing()).as(drift.toString()).isZero())
        .allSatisfy(ComparisonTest::isBalancedAndPutRight);
    assertThat(office.directory.findAll(Office.REF, Entity.COMPANY, List.of(leaving.id())))
        .isEmpty();
    // Nobody worked the messages by which what is the company's follows it.
    assertThat(office.sync(Mode.FULL).drift()).allSatisfy(ComparisonTest::isBalancedAndPutRight);
    findsNothing();
  }

  @Test
  @Tag("REC-07")
  void notesThatAreGoneAreFoundThoughThePsaShowsNoneAtAll() {
    firstSync();
    Set<Long> held = new HashSet<>();
    for (Row note : office.truth("TicketNote")) {
      if (office.held().contains(note.number("ticketID").orElse(-1))) {
        held.add(note.id());
      }
      remove(note);
    }

    SyncRun run = office.sync(Mode.FULL);

    assertThat(drift(run, Entity.NOTE).extra()).isEqualTo(held.size()).isPositive();
    assertThat(drift(run, Entity.NOTE).psa()).isZero();
  }

  private void firstSync() {
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(30));
    office.queue.take();
  }

  private void findsNothing() {
    assertThat(office.sync(Mode.FULL).drift())
        .isNotEmpty()
        .allSatisfy(drift ->
            assertThat(drift.missing() + drift.extra() + drift.differing())
                .as(drift.toString())
                .isZero());
  }

  private static void isBalancedAndPutRight(Drift drift) {
    assertThat(drift.here() - drift.psa())
        .as(drift.toString())
        .isEqualTo(drift.extra() - drift.missing());
    assertThat(drift.repaired())
        .as(drift.toString())
        .isEqualTo(drift.missing() + drift.extra() + drift.differing());
    assertThat(drift.complete()).as(drift.toString()).isTrue();
  }

  private static Drift drift(SyncRun run, Entity entity) {
    return CompareHeld.driftOf(run, entity);
  }

  private static ScopeRules customersOnly() {
    return new ScopeRules(
        ScopeRules.USUAL.entities(),
        Set.of(),
        Set.of(),
        List.of(new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(CUSTOMER))),
        Set.of(),
        Set.of(),
        true);
  }

  private void setType(Row company, long type) {
    office.clock.advance(Duration.ofSeconds(1));
    technician.update("Company", Json.object().put("id", company.id()).put("companyType", type));
  }

  private Row noteOfAHeldTicket() {
    return office.truth("TicketNote").stream()
        .filter(row -> office.held().contains(row.number("ticketID").orElse(-1)))
        .findFirst()
        .orElseThrow();
  }

  /// As only the PSA's own people can.
  private void remove(Row row) {
    var store = office.simulator.autotask().store();
    boolean _ =
        store.write(() -> {
          store.remove(row, Actor.resource(1));
          return true;
        });
  }
}
