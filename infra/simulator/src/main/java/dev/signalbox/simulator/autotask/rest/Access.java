package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Actor;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// Rights by security level, and writing in another's name (Autotask admin help, API security
/// settings: resource impersonation).
final class Access {

  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  /// Entities that take the impersonation header; others ignore it (list of the n8n node).
  private static final Set<String> IMPERSONABLE =
      Set.of(
          "Company",
          "Contact",
          "Opportunity",
          "Ticket",
          "TicketAttachment",
          "TicketNote",
          "TimeEntry");

  private static final long API_ONLY = 7;

  private final AutotaskSimulator autotask;

  Access(AutotaskSimulator autotask) {
    this.autotask = autotask;
  }

  /// Reads refuse the impersonation header (live tenants).
  void requireRead(Caller caller, EntityType entity) {
    if (!caller.user().level().grants(entity.name(), Right.READ)
        || caller.impersonates().isPresent()) {
      throw refused("query", entity);
    }
  }

  /// Who the write is by.
  Actor writer(Caller caller, EntityType entity, Right right) {
    if (!caller.user().level().grants(entity.name(), right)) {
      throw refused(right.name().toLowerCase(java.util.Locale.ROOT), entity);
    }
    if (caller.impersonates().isEmpty() || !IMPERSONABLE.contains(entity.name())) {
      return Actor.apiUser(caller.user().resourceId());
    }
    OptionalLong resource = id(caller.impersonates().get());
    if (resource.isEmpty() || !mayImpersonate(caller, resource.getAsLong(), entity, right)) {
      throw refused(right.name().toLowerCase(java.util.Locale.ROOT), entity);
    }
    return Actor.impersonated(resource.getAsLong(), caller.user().resourceId());
  }

  private static OptionalLong id(String text) {
    return ID.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /// The effective right is what both levels grant; API-only users cannot be impersonated.
  private boolean mayImpersonate(Caller caller, long resource, EntityType entity, Right right) {
    SecurityLevel level = autotask.people().levelOf(resource);
    boolean isPerson =
        autotask
            .table("Resource")
            .find(resource)
            .filter(row -> row.isTrue("isActive"))
            .filter(row -> row.number("licenseType").orElse(API_ONLY) != API_ONLY)
            .isPresent();
    return isPerson
        && level.impersonable()
        && level.grants(entity.name(), right)
        && caller.user().refusesImpersonationOf().stream()
            .noneMatch(entity.name()::equalsIgnoreCase);
  }

  private static Refused refused(String verb, EntityType entity) {
    String what =
        verb.equals("delete") && entity.name().equals("TimeEntry") ? "timeEntryType" : "type.";
    return Refused.because(
        "The logged in Resource does not have the adequate permissions to "
            + verb
            + " this entity "
            + what);
  }
}
