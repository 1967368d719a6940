package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/// Makes the tenant and the administrator that the stack's parameters name, when somebody signs in
/// to a deployment that has none yet.
final class FirstTenant {

  private static final TenantId FIRST = new TenantId("main");

  private final TenantStore tenants;
  private final String name;
  private final EmailAddress admin;
  private final Ids ids;
  private final InstantSource clock;
  private volatile boolean there;

  FirstTenant(TenantStore tenants, String name, EmailAddress admin, Ids ids, InstantSource clock) {
    this.tenants = tenants;
    this.name = name;
    this.admin = admin;
    this.ids = ids;
    this.clock = clock;
  }

  /// Asks the store once in the life of this function's instance.
  void ensure() {
    if (!there) {
      // Nobody at all, not: not this one. An administrator who was removed stays away.
      if (tenants.listUsers(FIRST).isEmpty()) {
        create(clock.instant());
      }
      there = true;
    }
  }

  private void create(Instant now) {
    tenants.create(new Tenant(FIRST, name, ZoneId.of("UTC"), now));
    tenants.createUser(new User(FIRST, new UserId(ids.next()), admin, "", Role.ADMIN, true, now));
  }
}
