package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.signal.Tickets.CREATED;
import static dev.signalbox.core.signal.Tickets.OTHER_QUEUE;
import static dev.signalbox.core.signal.Tickets.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Ticket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScopeTest {

  private static final ScopeRules USUAL = ScopeRules.USUAL;
  private static final Ticket TICKET = Tickets.ticket(7);

  @Test
  void usualScopeTakesTicketsOfSelectedQueuesAndAllCompanies() {
    assertThat(excluding(USUAL, TICKET)).isEmpty();
    assertThat(excluding(USUAL, Tickets.withQueue(TICKET, OTHER_QUEUE, CREATED)))
        .contains(ScopeRule.QUEUE);
    assertThat(excluding(USUAL, company(4L, null))).isEmpty();
  }

  @Test
  @Tag("QUE-07")
  void onlyChosenCategoriesAreInScopeAndNoChoiceMeansAll() {
    assertThat(excluding(categories(3L), TICKET)).isEmpty();
    assertThat(excluding(categories(2L), TICKET)).contains(ScopeRule.CATEGORY);
    assertThat(excluding(categories(), TICKET)).isEmpty();
  }

  @Test
  @Tag("QUE-08")
  void ticketInAnExcludedStatusIsOutOfScope() {
    ScopeRules rules = with(Set.of(), Set.of(Tickets.NEW), List.of(), Set.of(), Set.of(), true);

    assertThat(excluding(rules, TICKET)).contains(ScopeRule.STATUS);
    assertThat(excluding(rules, Tickets.withStatus(TICKET, 8, CREATED))).isEmpty();
  }

  @Test
  @Tag("QUE-09")
  void kindOfRecordThatIsOffIsOutOfScope() {
    for (PsaRecord record : Records.ofTheDirectory()) {
      boolean usual =
          record.entity() != Entity.OPPORTUNITY && record.entity() != Entity.CONFIGURATION_ITEM;
      assertThat(excluding(USUAL, record).isEmpty()).as(record.entity().word()).isEqualTo(usual);
      assertThat(excluding(entities(Set.copyOf(ScopeRules.SWITCHES)), record)).isEmpty();
    }
    assertThat(excluding(entities(Set.of(Entity.COMPANY)), TICKET)).contains(ScopeRule.ENTITY);
    assertThat(scope(entities(Set.of(Entity.COMPANY))).reads(Entity.NOTE)).isFalse();
    assertThat(scope(entities(Set.of())).reads(Entity.LOCATION)).isFalse();
  }

  @Test
  @Tag("QUE-10")
  void filterComparesAFieldWithWholeNumbers() {
    assertThat(excluding(filters(filter(Op.EQUALS, 1)), company(1L, null))).isEmpty();
    assertThat(excluding(filters(filter(Op.EQUALS, 1)), company(7L, null)))
        .contains(ScopeRule.COMPANY);
    assertThat(excluding(filters(filter(Op.NOT_EQUALS, 7)), company(7L, null))).isPresent();
    assertThat(excluding(filters(filter(Op.NOT_EQUALS, 7)), company(null, null))).isEmpty();
    assertThat(excluding(filters(filter(Op.IN, 1, 2)), company(2L, null))).isEmpty();
    assertThat(excluding(filters(filter(Op.IN, 1, 2)), company(null, null))).isPresent();
  }

  @Test
  @Tag("QUE-11")
  void allOfSeveralFiltersHaveToHold() {
    ScopeRules rules =
        filters(
            filter(Op.IN, 1, 2),
            new Condition(Field.COMPANY_CLASSIFICATION, Op.NOT_EQUALS, Set.of(9L)));

    assertThat(excluding(rules, company(1L, 8L))).isEmpty();
    assertThat(excluding(rules, company(1L, 9L))).contains(ScopeRule.COMPANY);
    assertThat(excluding(rules, company(3L, 8L))).contains(ScopeRule.COMPANY);
    assertThat(scope(rules).conditions(Entity.COMPANY)).isEqualTo(rules.companyFilters());
  }

  @Test
  @Tag("QUE-13")
  void onlyCompaniesOfChosenClassificationsAreInScope() {
    ScopeRules rules = with(Set.of(), Set.of(), List.of(), Set.of(200L), Set.of(), true);

    assertThat(excluding(rules, company(1L, 200L))).isEmpty();
    assertThat(excluding(rules, company(1L, 201L))).contains(ScopeRule.CLASSIFICATION);
    assertThat(excluding(rules, company(1L, null))).contains(ScopeRule.CLASSIFICATION);
  }

  @Test
  @Tag("QUE-14")
  @Tag("QUE-15")
  void itemsAreChosenByTypeAndThoseWithoutOneBySayingSo() {
    ScopeRules typed = items(false, 11L);
    ScopeRules both = items(true, 11L);

    assertThat(excluding(typed, item(11L))).isEmpty();
    assertThat(excluding(typed, item(12L))).contains(ScopeRule.ITEM_TYPE);
    assertThat(excluding(typed, item(null))).contains(ScopeRule.UNTYPED);
    assertThat(excluding(both, item(null))).isEmpty();
    assertThat(excluding(items(false), item(12L))).isEmpty();
    assertThat(excluding(items(false), item(null))).contains(ScopeRule.UNTYPED);
  }

  @Test
  void whatBelongsToACompanyOutsideIsOutsideToo() {
    Scope scope = scope(filters(filter(Op.EQUALS, 1)));
    Scope all = scope(entities(Set.copyOf(ScopeRules.SWITCHES)));

    assertThat(scope.excluding(TICKET, _ -> true)).contains(ScopeRule.COMPANY);
    assertThat(scope.excluding(TICKET, _ -> false)).isEmpty();
    for (PsaRecord record : Records.ofTheDirectory()) {
      assertThat(all.excluding(record, _ -> true)).as("no rule about companies").isEmpty();
    }
  }

  @Test
  void widerIsWhateverMayLetInMore() {
    Scope narrow = scope(filters(filter(Op.EQUALS, 1)));

    assertThat(scope(USUAL).admitsMoreThan(narrow)).isTrue();
    assertThat(narrow.admitsMoreThan(scope(USUAL))).isFalse();
    assertThat(scope(USUAL).admitsMoreThan(scope(USUAL))).isFalse();
    assertThat(scope(categories(1L, 2L)).admitsMoreThan(scope(categories(1L)))).isTrue();
    assertThat(scope(categories(1L)).admitsMoreThan(scope(USUAL))).isFalse();
    assertThat(scope(entities(Set.of())).admitsMoreThan(scope(USUAL))).isFalse();
    assertThat(scope(items(true)).admitsMoreThan(scope(items(false)))).isTrue();
    assertThat(
            new Scope(new QueueSelection(Set.of(QUEUE, OTHER_QUEUE)), USUAL)
                .admitsMoreThan(scope(USUAL)))
        .isTrue();
  }

  @Test
  void hashTellsScopesApartAndNotTheOrderOfChoosing() {
    Scope one = scope(filters(filter(Op.IN, 1, 2), filter(Op.NOT_EQUALS, 4)));
    Scope other = scope(filters(filter(Op.NOT_EQUALS, 4), filter(Op.IN, 2, 1)));

    assertThat(one.hash()).isEqualTo(other.hash()).isNotEqualTo(scope(USUAL).hash());
    assertThat(scope(categories(3L)).hash())
        .isNotEqualTo(
            scope(with(Set.of(), Set.of(3L), List.of(), Set.of(), Set.of(), true)).hash());
  }

  @Test
  void filtersOfOtherRecordsAndEmptyListsAreRefused() {
    assertThatThrownBy(() -> filters(Condition.in(Field.TICKET_QUEUE, Set.of(1L))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> filter(Op.IN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> filter(Op.EQUALS, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entities(Set.of(Entity.NOTE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<ScopeRule> excluding(ScopeRules rules, PsaRecord record) {
    return scope(rules).excluding(record, _ -> false);
  }

  private static Scope scope(ScopeRules rules) {
    return new Scope(new QueueSelection(Set.of(QUEUE)), rules);
  }

  private static ScopeRules categories(Long... ids) {
    return with(Set.of(ids), Set.of(), List.of(), Set.of(), Set.of(), true);
  }

  private static ScopeRules filters(Condition... filters) {
    return with(Set.of(), Set.of(), List.of(filters), Set.of(), Set.of(), true);
  }

  private static ScopeRules entities(Set<Entity> entities) {
    return new ScopeRules(entities, Set.of(), Set.of(), List.of(), Set.of(), Set.of(), true);
  }

  private static ScopeRules items(boolean untyped, Long... types) {
    return new ScopeRules(
        Set.copyOf(ScopeRules.SWITCHES),
        Set.of(),
        Set.of(),
        List.of(),
        Set.of(),
        Set.of(types),
        untyped);
  }

  private static ScopeRules with(
      Set<Long> categories,
      Set<Long> statuses,
      List<Condition> filters,
      Set<Long> classifications,
      Set<Long> types,
      boolean untyped) {
    return new ScopeRules(
        USUAL.entities(), categories, statuses, filters, classifications, types, untyped);
  }

  private static Condition filter(Op op, long... values) {
    return new Condition(
        Field.COMPANY_TYPE, op, Arrays.stream(values).boxed().collect(Collectors.toSet()));
  }

  private static Company company(@Nullable Long type, @Nullable Long classification) {
    return new Company(
        new CompanyId(174), "Contoso", true, type, classification, null, "", "", NOON);
  }

  private static ConfigurationItem item(@Nullable Long type) {
    return new ConfigurationItem(5, new CompanyId(174), null, type, "SRV-01", "", "", true, NOON);
  }
}
