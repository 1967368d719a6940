package dev.signalbox.core.tenant;

import java.time.Instant;

/// A person of one tenant who can sign in.
public record User(
    TenantId tenant,
    UserId id,
    EmailAddress email,
    String name,
    Role role,
    boolean active,
    Instant createdAt) {

  /// Whether this is one of those of whom a tenant needs at least one.
  public boolean administers() {
    return active && role == Role.ADMIN;
  }

  public User withRole(Role changed) {
    return new User(tenant, id, email, name, changed, active, createdAt);
  }

  public User withName(String changed) {
    return new User(tenant, id, email, changed, role, active, createdAt);
  }

  public User withActive(boolean changed) {
    return new User(tenant, id, email, name, role, changed, createdAt);
  }
}
