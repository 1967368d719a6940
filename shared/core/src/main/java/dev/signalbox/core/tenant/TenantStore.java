package dev.signalbox.core.tenant;

import java.util.List;
import java.util.Optional;

/// Keeps tenants and their users.
public interface TenantStore {

  /// False when the tenant exists already; it is left as it was.
  boolean create(Tenant tenant);

  Optional<Tenant> find(TenantId tenant);

  /// Gives a tenant the name and zone of `after` if it still has those of `before`. False when
  /// somebody else changed it since it was read, or it is not there; nothing is changed then.
  boolean update(Tenant before, Tenant after);

  /// All tenants in which this address can sign in, active users only, oldest first.
  List<User> findByEmail(EmailAddress email);

  Optional<User> findUser(TenantId tenant, EmailAddress email);

  /// By address, ascending.
  List<User> listUsers(TenantId tenant);

  /// False when the tenant has a user of that address already; nothing is changed then.
  boolean createUser(User user);

  /// What came of changing or removing a user.
  enum UserChange {
    DONE,

    /// There is no such user.
    NOT_THERE,

    /// Somebody else changed the user since it was read; nothing is changed.
    OUTDATED,

    /// The tenant would have no active administrator; nothing is changed.
    LAST_ADMIN
  }

  /// Gives a user the name, role and activity of `after` if it still has those of `before`. Two
  /// administrators who take the role from each other at the same moment do not both succeed.
  UserChange updateUser(User before, User after);

  /// Removes a user that is still as it was read, under the same rule.
  UserChange deleteUser(User user);
}
