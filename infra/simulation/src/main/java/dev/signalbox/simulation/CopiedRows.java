package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows of a PSA a connection has to copy under its rules of the moment. Decided by the PSA's
/// own fields, without the product's scope.
final class CopiedRows {

  private final QueueSelection queues;
  private final ScopeRules rules;
  private final Set<Long> companies = new HashSet<>();

  CopiedRows(Stores stores, ConnectionRef ref, PsaDatabase psa) {
    this.queues = stores.settings.queues(ref).value();
    this.rules = stores.settings.scope(ref).value();
    psa.rows("Company").filter(this::company).forEach(row -> companies.add(row.id()));
  }

  boolean company(Row row) {
    return copies(Entity.COMPANY)
        && rules.companyFilters().stream().allMatch(filter -> passes(row, filter))
        && isAmong(rules.classifications(), Differences.number(row, "classification"));
  }

  private static boolean passes(Row row, Condition filter) {
    String field =
        switch (filter.field()) {
          case COMPANY_TYPE -> "companyType";
          case COMPANY_CLASSIFICATION -> "classification";
          case COMPANY_PARENT -> "parentCompanyID";
          default -> throw new IllegalArgumentException("No field of companies: " + filter);
        };
    @Nullable Long value = Differences.number(row, field);
    boolean named = value != null && filter.values().contains(value);
    return switch (filter.op()) {
      case EQUALS, IN -> named;
      case NOT_EQUALS -> !named;
      default -> throw new IllegalArgumentException("Not used here: " + filter);
    };
  }

  boolean chooseCompanies() {
    return rules.choosesCompanies();
  }

  boolean contact(Row row) {
    return copies(Entity.CONTACT) && isOfCopiedCompany(row);
  }

  /// Locations come with companies.
  boolean location(Row row) {
    return copies(Entity.COMPANY) && isOfCopiedCompany(row);
  }

  boolean opportunity(Row row) {
    return copies(Entity.OPPORTUNITY) && isOfCopiedCompany(row);
  }

  boolean item(Row row) {
    @Nullable Long type = Differences.number(row, "configurationItemType");
    boolean ofType = type == null ? rules.untypedItems() : isAmong(rules.itemTypes(), type);
    return copies(Entity.CONFIGURATION_ITEM) && ofType && isOfCopiedCompany(row);
  }

  boolean ticket(Row row) {
    @Nullable Long status = Differences.number(row, "status");
    return copies(Entity.TICKET)
        && queues.holds(Differences.number(row, "queueID"))
        && isAmong(rules.categories(), Differences.number(row, "ticketCategory"))
        && (status == null || !rules.excludedStatuses().contains(status))
        && isOfCopiedCompany(row);
  }

  private boolean isOfCopiedCompany(Row row) {
    @Nullable Long company = Differences.number(row, "companyID");
    return !rules.choosesCompanies() || (company != null && companies.contains(company));
  }

  private boolean copies(Entity entity) {
    return rules.entities().contains(entity);
  }

  /// None chosen means all.
  private static boolean isAmong(Set<Long> chosen, @Nullable Long value) {
    return chosen.isEmpty() || (value != null && chosen.contains(value));
  }
}
