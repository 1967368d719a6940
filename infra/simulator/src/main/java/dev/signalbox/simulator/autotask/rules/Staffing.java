package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.OptionalLong;

/// Who works in which role.
final class Staffing {

  private static final long API_ONLY = 7;

  private Staffing() {}

  /// A resource can be put on tickets in a role it holds actively and when it works in at least one
  /// queue, not necessarily the ticket's (Autotask developer help, REST entities, Tickets). An
  /// API-only user never can (Autotask developer help, General, Define API user).
  static boolean canServe(Write write, OptionalLong resource, OptionalLong role) {
    boolean isPerson =
        write
            .find("Resource", resource)
            .filter(row -> !row.number("licenseType").equals(OptionalLong.of(API_ONLY)))
            .isPresent();
    return isPerson
        && hasRole(write, resource, role)
        && (any(write, "ResourceRoleQueue", resource) || rolesWithQueue(write, resource));
  }

  static boolean hasRole(Write write, OptionalLong resource, OptionalLong role) {
    return holds(write, "ResourceServiceDeskRole", resource, role)
        || holds(write, "ResourceRole", resource, role);
  }

  private static boolean holds(
      Write write, String entity, OptionalLong resource, OptionalLong role) {
    return write
        .store()
        .table(entity)
        .rows()
        .anyMatch(row ->
            row.number("resourceID").equals(resource)
                && row.number("roleID").equals(role)
                && row.isTrue("isActive"));
  }

  private static boolean any(Write write, String entity, OptionalLong resource) {
    return write
        .store()
        .table(entity)
        .rows()
        .anyMatch(row -> row.number("resourceID").equals(resource));
  }

  private static boolean rolesWithQueue(Write write, OptionalLong resource) {
    return write.store().table("ResourceRole").rows().anyMatch(row -> isInQueue(row, resource));
  }

  private static boolean isInQueue(Row row, OptionalLong resource) {
    return row.number("resourceID").equals(resource) && row.has("queueID");
  }
}
