package dev.signalbox.aws.dynamo;

import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Tenants and users. A user is two items: the user, and an entry under the address that names the
/// tenant.
public final class DynamoTenantStore implements TenantStore {

  private static final String NAME = "name"; // S, of a tenant or user
  private static final String ZONE = "zone"; // S, IANA
  private static final String CREATED_AT = "createdAt"; // S, time
  private static final String USER_ID = "userId"; // S
  private static final String EMAIL = "email"; // S
  private static final String ROLE = "role"; // S, the role's word
  private static final String ACTIVE = "active"; // BOOL

  private final Table table;

  public DynamoTenantStore(Table table) {
    this.table = table;
  }

  @Override
  public boolean create(Tenant tenant) {
    Fields fields =
        new Fields()
            .text(NAME, tenant.name())
            .text(ZONE, tenant.zone().getId())
            .time(CREATED_AT, tenant.createdAt());
    return table
        .write(Write.put(Keys.tenantItem(tenant.id()), fields, Expression.ABSENT))
        .isEmpty();
  }

  @Override
  public Optional<Tenant> find(TenantId tenant) {
    return table
        .get(Keys.tenantItem(tenant))
        .map(item ->
            new Tenant(tenant, item.text(NAME), ZoneId.of(item.text(ZONE)), item.time(CREATED_AT)));
  }

  @Override
  public List<User> findByEmail(EmailAddress email) {
    List<TenantId> tenants =
        table.queryAll(Keys.email(email), "").stream()
            .map(entry -> Registry.tenant(entry.text(Key.SK)))
            .toList();
    return tenants.stream()
        .flatMap(tenant -> findUser(tenant, email).stream())
        .filter(User::active)
        .sorted(Comparator.comparing(User::createdAt).thenComparing(user -> user.tenant().value()))
        .toList();
  }

  @Override
  public Optional<User> findUser(TenantId tenant, EmailAddress email) {
    return table.get(Keys.user(tenant, email)).map(item -> user(tenant, item));
  }

  @Override
  public List<User> listUsers(TenantId tenant) {
    return table.queryAll(Keys.tenant(tenant), Keys.USER).stream()
        .map(item -> user(tenant, item))
        .toList();
  }

  @Override
  public boolean createUser(User user) {
    Fields fields =
        changeable(user)
            .text(USER_ID, user.id().value())
            .text(EMAIL, user.email().value())
            .time(CREATED_AT, user.createdAt());
    return table
        .transact(
            List.of(
                Write.put(Keys.user(user.tenant(), user.email()), fields, Expression.ABSENT),
                Write.put(Keys.emailEntry(user.tenant(), user.email()), new Fields())))
        .isEmpty();
  }

  @Override
  public void updateUser(User user) {
    Key key = Keys.user(user.tenant(), user.email());
    if (table.write(Write.change(key, changeable(user), Expression.PRESENT)).isPresent()) {
      throw new NoSuchElementException("There is no user " + user.email() + ".");
    }
  }

  @Override
  public void deleteUser(TenantId tenant, EmailAddress email) {
    var _ =
        table.transact(
            List.of(
                Write.remove(Keys.user(tenant, email)),
                Write.remove(Keys.emailEntry(tenant, email))));
  }

  private static Fields changeable(User user) {
    return new Fields()
        .text(NAME, user.name())
        .text(ROLE, user.role().word())
        .flag(ACTIVE, user.active());
  }

  private static User user(TenantId tenant, Item item) {
    return new User(
        tenant,
        new UserId(item.text(USER_ID)),
        new EmailAddress(item.text(EMAIL)),
        item.text(NAME),
        // A role that this version does not know may do the least.
        Role.find(item.text(ROLE)).orElse(Role.VIEWER),
        item.flag(ACTIVE),
        item.time(CREATED_AT));
  }
}
