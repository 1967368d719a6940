package dev.signalbox.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.ScopeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Pages are stored some time after they were asked for. Numbers are seconds after noon.
class LeftScopeTest {

  private static final long CUSTOMER = 1;
  private static final long DEAD = 4;

  private final ConnectionRef ref = Samples.newRef();
  private final MemoryDirectoryStore directory = new MemoryDirectoryStore();
  private final TakeRecords taking = new TakeRecords(directory, new OutsideCompanies(directory));

  @Test
  @Tag("P19")
  @Tag("QUE-04")
  void companyThatLeftTheScopeIsNotBroughtBackByAnOlderPage() {
    take(CUSTOMER, 0, 1);
    take(DEAD, 5, 6);
    take(CUSTOMER, 2, 3);
    assertThat(held()).isEmpty();
  }

  @Test
  @Tag("P19")
  void oneThatLeftBeforeWeHeldItIsNotBroughtInEither() {
    TakeRecords.Taken seen = take(DEAD, 5, 6);
    TakeRecords.Taken older = take(CUSTOMER, 2, 3);
    assertThat(seen.removed()).isZero();
    assertThat(older.written()).isZero();
    assertThat(older.arrived()).isEmpty();
    assertThat(held()).isEmpty();
  }

  @Test
  @Tag("P19")
  void anOlderPageDoesNotTakeOutWhatCameIntoScopeSince() {
    take(CUSTOMER, 5, 6);
    TakeRecords.Taken older = take(DEAD, 2, 3);
    assertThat(older.removed()).isZero();
    assertThat(held()).containsExactly(1L);
  }

  @Test
  void itComesBackWhenItIsReadInScopeAgain() {
    take(CUSTOMER, 0, 1);
    take(DEAD, 5, 6);
    assertThat(take(CUSTOMER, 8, 9).arrived())
        .extracting(company -> company.record().recordId())
        .containsExactly(1L);
    assertThat(held()).containsExactly(1L);
  }

  /// Else each run would write one for each record that the scope keeps out.
  @Test
  void whatHasBeenOutsideForLongLeavesNothing() {
    take(DEAD, 0, Duration.ofHours(1).toSeconds());
    assertThat(directory.countOf(ref)).isZero();
  }

  /// Negative control: without tombstones, it would be back.
  @Test
  @Tag("P19")
  void whereNothingIsRememberedItWouldBeBack() {
    take(CUSTOMER, 0, 1);
    take(DEAD, 5, 6);
    directory.forgetTombstones(ref);
    take(CUSTOMER, 2, 3);
    assertThat(held()).containsExactly(1L);
  }

  private TakeRecords.Taken take(long type, long changedAfter, long askedAfter) {
    Instant asked = NOON.plusSeconds(askedAfter);
    Company company =
        new Company(
            new CompanyId(1),
            "One",
            true,
            type,
            null,
            null,
            "",
            "",
            NOON.plusSeconds(changedAfter));
    return taking.take(ref, new Page(List.of(company), true, asked, asked), customers(), () -> {});
  }

  private static Scope customers() {
    ScopeRules usual = ScopeRules.USUAL;
    return new Scope(
        new QueueSelection(Set.of(1L)),
        new ScopeRules(
            usual.entities(),
            Set.of(),
            Set.of(),
            List.of(new Condition(Field.COMPANY_TYPE, Op.EQUALS, Set.of(CUSTOMER))),
            Set.of(),
            Set.of(),
            true));
  }

  private Set<Long> held() {
    return directory.idsBetween(ref, Entity.COMPANY, -1, Long.MAX_VALUE);
  }
}
