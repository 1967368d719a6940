package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContentDigest;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberRole;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketCategory;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TimeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which records of a connection are copied. Full runs, quick runs, webhooks and reconcile all ask
/// here, so that no path lets in what another keeps out.
public record Scope(QueueSelection queues, ScopeRules rules) {

  /// The first rule that keeps a record out; empty when it is in scope. A note or time entry goes
  /// where its ticket goes, so only its kind is asked about.
  ///
  /// @param outside whether a company is not copied; asked only when the rules choose companies
  public Optional<ScopeRule> excluding(PsaRecord record, Predicate<CompanyId> outside) {
    if (!reads(record.entity())) {
      return Optional.of(ScopeRule.ENTITY);
    }
    return switch (record) {
      case Company company -> excluding(company);
      case Contact contact -> ofCompany(contact.company(), outside);
      case Location location -> ofCompany(location.company(), outside);
      case Opportunity opportunity -> ofCompany(opportunity.company(), outside);
      case ConfigurationItem item -> excluding(item).or(() -> ofCompany(item.company(), outside));
      case Ticket ticket ->
          excluding(ticket.placement()).or(() -> ofCompany(ticket.parties().company(), outside));
      case Note _, TimeEntry _, Member _, JobRole _, MemberRole _, TicketCategory _ ->
          Optional.empty();
    };
  }

  private Optional<ScopeRule> excluding(Company company) {
    if (!rules.companyFilters().stream()
        .allMatch(filter -> filter.holds(valueOf(company, filter.field())))) {
      return Optional.of(ScopeRule.COMPANY);
    }
    return allows(rules.classifications(), company.classification())
        ? Optional.empty()
        : Optional.of(ScopeRule.CLASSIFICATION);
  }

  private static @Nullable Long valueOf(Company company, Field field) {
    return switch (field) {
      case COMPANY_TYPE -> company.type();
      case COMPANY_CLASSIFICATION -> company.classification();
      case COMPANY_PARENT -> {
        CompanyId parent = company.parent();
        yield parent == null ? null : parent.value();
      }
      case TICKET_QUEUE, TICKET_STATUS, TICKET_CATEGORY, ITEM_TYPE ->
          throw new IllegalArgumentException("No field of companies: " + field);
    };
  }

  private Optional<ScopeRule> excluding(Ticket.Placement at) {
    if (!queues.holds(at.queue())) {
      return Optional.of(ScopeRule.QUEUE);
    }
    if (!allows(rules.categories(), at.category())) {
      return Optional.of(ScopeRule.CATEGORY);
    }
    return rules.excludedStatuses().contains(at.status())
        ? Optional.of(ScopeRule.STATUS)
        : Optional.empty();
  }

  private Optional<ScopeRule> excluding(ConfigurationItem item) {
    if (item.type() == null) {
      return rules.untypedItems() ? Optional.empty() : Optional.of(ScopeRule.UNTYPED);
    }
    return allows(rules.itemTypes(), item.type())
        ? Optional.empty()
        : Optional.of(ScopeRule.ITEM_TYPE);
  }

  private Optional<ScopeRule> ofCompany(@Nullable CompanyId company, Predicate<CompanyId> outside) {
    return rules.choosesCompanies() && (company == null || outside.test(company))
        ? Optional.of(ScopeRule.COMPANY)
        : Optional.empty();
  }

  /// No choice means all; a choice keeps out what has no value.
  private static boolean allows(Set<Long> chosen, @Nullable Long value) {
    return chosen.isEmpty() || (value != null && chosen.contains(value));
  }

  /// Whether records of a kind are copied at all.
  public boolean reads(Entity entity) {
    return switch (entity) {
      case COMPANY, CONTACT, TICKET, OPPORTUNITY, CONFIGURATION_ITEM ->
          rules.entities().contains(entity);
      case LOCATION -> rules.entities().contains(Entity.COMPANY);
      case NOTE, TIME_ENTRY -> rules.entities().contains(Entity.TICKET);
      case MEMBER, ROLE, MEMBER_ROLE, TICKET_CATEGORY -> true;
    };
  }

  /// What the PSA itself can be asked to keep out. Never more than [#excluding] keeps out.
  public List<Condition> conditions(Entity entity) {
    List<Condition> conditions = new ArrayList<>();
    switch (entity) {
      case COMPANY -> {
        conditions.addAll(rules.companyFilters());
        chosen(Field.COMPANY_CLASSIFICATION, rules.classifications(), false)
            .ifPresent(conditions::add);
      }
      case TICKET ->
          chosen(Field.TICKET_CATEGORY, rules.categories(), false).ifPresent(conditions::add);
      case CONFIGURATION_ITEM ->
          chosen(Field.ITEM_TYPE, rules.itemTypes(), rules.untypedItems())
              .ifPresent(conditions::add);
      case CONTACT,
          LOCATION,
          OPPORTUNITY,
          MEMBER,
          ROLE,
          MEMBER_ROLE,
          TICKET_CATEGORY,
          NOTE,
          TIME_ENTRY -> {}
    }
    return List.copyOf(conditions);
  }

  private static Optional<Condition> chosen(Field field, Set<Long> values, boolean orAbsent) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition(field, orAbsent ? Op.IN_OR_ABSENT : Op.IN, values));
  }

  /// The statuses of tickets that a first sync pulls.
  ///
  /// @param complete statuses that the PSA itself takes for complete
  public Set<Long> openStatuses(StatusMap statuses, TicketFields fields, Set<Long> complete) {
    return fields.statuses().stream()
        .map(PickValue::id)
        .filter(status -> !complete.contains(status))
        .filter(status -> !rules.excludedStatuses().contains(status))
        .filter(status -> statuses.isOpen(status))
        .collect(Collectors.toSet());
  }

  /// Whether something may be in scope that was not before. Says yes rather than no.
  public boolean admitsMoreThan(Scope before) {
    ScopeRules old = before.rules;
    return !before.queues.queues().containsAll(queues.queues())
        || !old.entities().containsAll(rules.entities())
        || wider(rules.categories(), old.categories())
        || !rules.excludedStatuses().containsAll(old.excludedStatuses())
        || !rules.companyFilters().containsAll(old.companyFilters())
        || wider(rules.classifications(), old.classifications())
        || wider(rules.itemTypes(), old.itemTypes())
        || (rules.untypedItems() && !old.untypedItems());
  }

  private static boolean wider(Set<Long> chosen, Set<Long> before) {
    return !before.isEmpty() && (chosen.isEmpty() || !before.containsAll(chosen));
  }

  /// The same text for the same scope, whatever the order in which it was chosen.
  public String hash() {
    ContentDigest digest =
        new ContentDigest()
            .add(new TreeSet<>(queues.queues()))
            .add(new TreeSet<>(rules.entities()))
            .add(new TreeSet<>(rules.categories()))
            .add(new TreeSet<>(rules.excludedStatuses()))
            .add(rules.companyFilters().stream().map(Condition::toString).sorted().toList())
            .add(new TreeSet<>(rules.classifications()))
            .add(new TreeSet<>(rules.itemTypes()))
            .add(rules.untypedItems());
    return digest.hash();
  }
}
