package dev.signalbox.core.tenant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tenants and users in memory.
public final class MemoryTenantStore implements TenantStore {

  private record Key(TenantId tenant, EmailAddress email) {}

  private final Map<TenantId, Tenant> tenants = new HashMap<>();
  private final Map<Key, User> users = new HashMap<>();

  @Override
  public synchronized boolean create(Tenant tenant) {
    return tenants.putIfAbsent(tenant.id(), tenant) == null;
  }

  @Override
  public synchronized Optional<Tenant> find(TenantId tenant) {
    return Optional.ofNullable(tenants.get(tenant));
  }

  @Override
  public synchronized boolean update(Tenant before, Tenant after) {
    return tenants.replace(
        before.id(), before, before.withName(after.name()).withZone(after.zone()));
  }

  @Override
  public synchronized List<User> findByEmail(EmailAddress email) {
    return users.values().stream()
        .filter(user -> user.email().equals(email) && user.active())
        .sorted(Comparator.comparing(User::createdAt).thenComparing(user -> user.tenant().value()))
        .toList();
  }

  @Override
  public synchronized Optional<User> findUser(TenantId tenant, EmailAddress email) {
    return Optional.ofNullable(users.get(new Key(tenant, email)));
  }

  @Override
  public synchronized List<User> listUsers(TenantId tenant) {
    return users.values().stream()
        .filter(user -> user.tenant().equals(tenant))
        .sorted(Comparator.comparing(user -> user.email().value()))
        .toList();
  }

  @Override
  public synchronized boolean createUser(User user) {
    return users.putIfAbsent(new Key(user.tenant(), user.email()), user) == null;
  }

  @Override
  public synchronized UserChange updateUser(User before, User after) {
    UserChange possible = possible(before, after.administers());
    if (possible == UserChange.DONE) {
      users.put(
          new Key(before.tenant(), before.email()),
          before.withName(after.name()).withRole(after.role()).withActive(after.active()));
    }
    return possible;
  }

  @Override
  public synchronized UserChange deleteUser(User user) {
    UserChange possible = possible(user, false);
    if (possible == UserChange.DONE) {
      users.remove(new Key(user.tenant(), user.email()));
    }
    return possible;
  }

  private UserChange possible(User before, boolean administers) {
    User stored = users.get(new Key(before.tenant(), before.email()));
    if (stored == null) {
      return UserChange.NOT_THERE;
    }
    if (!stored.equals(before)) {
      return UserChange.OUTDATED;
    }
    boolean another =
        listUsers(before.tenant()).stream()
            .anyMatch(user -> user.administers() && !user.equals(before));
    return administers || another || !before.administers()
        ? UserChange.DONE
        : UserChange.LAST_ADMIN;
  }
}
