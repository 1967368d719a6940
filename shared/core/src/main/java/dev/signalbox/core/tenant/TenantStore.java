package dev.signalbox.core.tenant;

import java.util.List;
import java.util.Optional;

/// Keeps tenants and their users.
public interface TenantStore {

  /// False when the tenant exists already; it is left as it was.
  boolean create(Tenant tenant);

  Optional<Tenant> find(TenantId tenant);

  /// All tenants in which this address can sign in, active users only, oldest first.
  List<User> findByEmail(EmailAddress email);

  Optional<User> findUser(TenantId tenant, EmailAddress email);

  /// By address, ascending.
  List<User> listUsers(TenantId tenant);

  /// False when the tenant has a user of that address already; nothing is changed then.
  boolean createUser(User user);

  /// Replaces name, role and activity of a user of the same address.
  ///
  /// @throws java.util.NoSuchElementException when there is none
  void updateUser(User user);

  /// Removes a user; nothing happens when there is none.
  void deleteUser(TenantId tenant, EmailAddress email);
}
