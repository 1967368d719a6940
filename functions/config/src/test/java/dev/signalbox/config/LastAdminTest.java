package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.json.Json;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// A tenant keeps an administrator, whoever acts at the same moment.
class LastAdminTest {

  private final TenantId tenant = Samples.newTenant();
  private final Queue<Runnable> meanwhile = new ArrayDeque<>();
  private final TestConsole console =
      new TestConsole(new NoPsa(), StoresBut.tenants(tenants -> new Slow(tenants, meanwhile)));

  @Test
  void lastAdminStays() {
    Person admin = console.person(tenant, Role.ADMIN);
    String self = "/v1/users/" + admin.user().id();

    assertThat(admin.patch(self, Json.object().put("role", "viewer")).problem())
        .isEqualTo("/errors/last-admin");
    assertThat(admin.patch(self, Json.object().put("active", false)).problem())
        .isEqualTo("/errors/last-admin");
    assertThat(admin.delete(self).problem()).isEqualTo("/errors/last-admin");
  }

  @Test
  void adminsWhoDemoteEachOtherAtTheSameMomentLeaveOne() {
    Person one = console.person(tenant, Role.ADMIN, "one@desk.example");
    Person other = console.person(tenant, Role.ADMIN, "other@desk.example");
    // While the first request has read and not yet written, the other one is done as a whole.
    meanwhile.add(() -> assertThat(demote(other, one).status()).isEqualTo(200));

    assertThat(demote(one, other).problem()).isEqualTo("/errors/last-admin");

    assertThat(console.tenants.listUsers(tenant).stream().filter(User::administers))
        .extracting(User::id)
        .containsExactly(other.user().id());
  }

  private static Answer demote(Person who, Person whom) {
    return who.patch("/v1/users/" + whom.user().id(), Json.object().put("role", "viewer"));
  }

  @Test
  void roleThatWasTakenAwayMeanwhileDoesNotComeBackWithANewName() {
    Person admin = console.person(tenant, Role.ADMIN);
    Person manager = console.person(tenant, Role.MANAGER, "m@desk.example");
    meanwhile.add(() -> demote(admin, manager));

    Answer renamed =
        admin.patch("/v1/users/" + manager.user().id(), Json.object().put("name", "Sam"));

    assertThat(renamed.text("name")).isEqualTo("Sam");
    assertThat(renamed.text("role")).isEqualTo("viewer");
  }

  /// Lets something else happen before each write.
  private record Slow(TenantStore tenants, Queue<Runnable> meanwhile) implements TenantStore {

    @Override
    public boolean create(Tenant tenant) {
      return tenants.create(tenant);
    }

    @Override
    public Optional<Tenant> find(TenantId tenant) {
      return tenants.find(tenant);
    }

    @Override
    public boolean update(Tenant before, Tenant after) {
      return tenants.update(before, after);
    }

    @Override
    public List<User> findByEmail(EmailAddress email) {
      return tenants.findByEmail(email);
    }

    @Override
    public Optional<User> findUser(TenantId tenant, EmailAddress email) {
      return tenants.findUser(tenant, email);
    }

    @Override
    public List<User> listUsers(TenantId tenant) {
      return tenants.listUsers(tenant);
    }

    @Override
    public boolean createUser(User user) {
      return tenants.createUser(user);
    }

    @Override
    public UserChange updateUser(User before, User after) {
      Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
      return tenants.updateUser(before, after);
    }

    @Override
    public UserChange deleteUser(User user) {
      return tenants.deleteUser(user);
    }
  }
}
