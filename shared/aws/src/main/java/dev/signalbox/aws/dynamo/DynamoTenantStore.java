package dev.signalbox.aws.dynamo;

import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
  private static final String REMOVALS = "removals"; // N, administrators who went, of a tenant

  private final Table table;

  public DynamoTenantStore(Table table) {
    this.table = table;
  }

  @Override
  public boolean create(Tenant tenant) {
    Fields fields = changeable(tenant).time(CREATED_AT, tenant.createdAt());
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
  public boolean update(Tenant before, Tenant after) {
    Expression asRead =
        Expression.of("#name=:wasName AND #zone=:wasZone")
            .with("wasName", before.name())
            .with("wasZone", before.zone().getId());
    return table
        .write(Write.change(Keys.tenantItem(before.id()), changeable(after), asRead))
        .isEmpty();
  }

  private static Fields changeable(Tenant tenant) {
    return new Fields().text(NAME, tenant.name()).text(ZONE, tenant.zone().getId());
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
  public UserChange updateUser(User before, User after) {
    Key key = Keys.user(before.tenant(), before.email());
    List<Write> writes = List.of(Write.change(key, changeable(after), asRead(before)));
    return before.administers() && !after.administers()
        ? lessOneAdmin(before, writes)
        : result(table.transact(writes));
  }

  @Override
  public UserChange deleteUser(User user) {
    List<Write> writes =
        List.of(
            Write.remove(Keys.user(user.tenant(), user.email()), asRead(user)),
            Write.remove(Keys.emailEntry(user.tenant(), user.email())));
    return user.administers() ? lessOneAdmin(user, writes) : result(table.transact(writes));
  }

  /// Whoever takes an administrator away counts that in one item of the tenant, on condition that
  /// nobody did since it was seen that another one is left.
  private UserChange lessOneAdmin(User leaving, List<Write> writes) {
    while (true) {
      long removals = removals(leaving.tenant());
      if (!hasAnotherAdmin(leaving)) {
        return UserChange.LAST_ADMIN;
      }
      List<Write> all = new ArrayList<>(writes);
      all.add(countRemoval(leaving.tenant(), removals));
      List<Refused> refused = table.transact(all);
      // Only the count stands in the way: another administrator went meanwhile, look again.
      if (refused.isEmpty() || refused.getFirst().index() == 0) {
        return result(refused);
      }
    }
  }

  private long removals(TenantId tenant) {
    return table.get(Keys.admins(tenant)).map(item -> item.number(REMOVALS)).orElse(0L);
  }

  private static Write countRemoval(TenantId tenant, long before) {
    return Write.put(
        Keys.admins(tenant),
        new Fields().number(REMOVALS, before + 1),
        before == 0
            ? Expression.ABSENT
            : Expression.of("#removals=:before").with("before", before));
  }

  private boolean hasAnotherAdmin(User leaving) {
    return listUsers(leaving.tenant()).stream()
        .anyMatch(user -> user.administers() && !user.id().equals(leaving.id()));
  }

  private static Expression asRead(User user) {
    return Expression.of("#userId=:wasId AND #name=:wasName AND #role=:wasRole AND #active=:was")
        .with("wasId", user.id().value())
        .with("wasName", user.name())
        .with("wasRole", user.role().word())
        .with("was", AttributeValue.fromBool(user.active()));
  }

  private static UserChange result(List<Refused> refused) {
    if (refused.isEmpty()) {
      return UserChange.DONE;
    }
    return refused.getFirst().held().isEmpty() ? UserChange.NOT_THERE : UserChange.OUTDATED;
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
