package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Entity;
import java.util.List;
import java.util.Set;

/// What an admin has set about which records are copied, beside the queues.
///
/// @param entities which of [#SWITCHES] are on
/// @param categories of tickets; none chosen means all
/// @param excludedStatuses of tickets
/// @param companyFilters all of them have to hold
/// @param classifications of companies; none chosen means all
/// @param itemTypes of configuration items; none chosen means all
/// @param untypedItems whether configuration items without a type are copied
public record ScopeRules(
    Set<Entity> entities,
    Set<Long> categories,
    Set<Long> excludedStatuses,
    List<Condition> companyFilters,
    Set<Long> classifications,
    Set<Long> itemTypes,
    boolean untypedItems) {

  /// The kinds of records that can be switched on and off. Locations come with companies, notes and
  /// time entries with tickets.
  public static final List<Entity> SWITCHES =
      List.of(
          Entity.COMPANY,
          Entity.CONTACT,
          Entity.TICKET,
          Entity.OPPORTUNITY,
          Entity.CONFIGURATION_ITEM);

  /// The most values that one rule names, so that several fit into one question to a PSA.
  public static final int MOST_VALUES = 100;

  /// The most filters on companies.
  public static final int MOST_FILTERS = 20;

  public static final ScopeRules USUAL =
      new ScopeRules(
          Set.of(Entity.COMPANY, Entity.CONTACT, Entity.TICKET),
          Set.of(),
          Set.of(),
          List.of(),
          Set.of(),
          Set.of(),
          true);

  public ScopeRules {
    entities = Set.copyOf(entities);
    categories = few(categories);
    excludedStatuses = few(excludedStatuses);
    companyFilters = List.copyOf(companyFilters);
    classifications = few(classifications);
    itemTypes = few(itemTypes);
    if (!SWITCHES.containsAll(entities)) {
      throw new IllegalArgumentException("Not all of these can be switched on: " + entities);
    }
    if (companyFilters.size() > MOST_FILTERS
        || companyFilters.stream().anyMatch(it -> it.field().entity() != Entity.COMPANY)) {
      throw new IllegalArgumentException("There are at most 20 filters, all of them on companies.");
    }
  }

  private static Set<Long> few(Set<Long> values) {
    if (values.size() > MOST_VALUES) {
      throw new IllegalArgumentException("A rule names at most " + MOST_VALUES + " values.");
    }
    return Set.copyOf(values);
  }

  /// Whether some companies are kept out, and with them what is theirs.
  public boolean choosesCompanies() {
    return !companyFilters.isEmpty() || !classifications.isEmpty();
  }
}
