package dev.signalbox.core.tenant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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
  public synchronized void updateUser(User user) {
    Key key = new Key(user.tenant(), user.email());
    User stored = users.get(key);
    if (stored == null) {
      throw new NoSuchElementException("There is no user " + user.email() + ".");
    }
    users.put(key, stored.withName(user.name()).withRole(user.role()).withActive(user.active()));
  }

  @Override
  public synchronized void deleteUser(TenantId tenant, EmailAddress email) {
    users.remove(new Key(tenant, email));
  }
}
