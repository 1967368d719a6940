package dev.signalbox.core.tenant;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.TenantStore.UserChange;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of tenants and users does.
public abstract class TenantStoreContract {

  protected abstract TenantStore store();

  private final TenantId tenant = Samples.newTenant();
  private final TenantId other = Samples.newTenant();
  private final EmailAddress pat = new EmailAddress("pat@" + tenant + ".example");

  @Test
  void tenantIsCreatedOnce() {
    Tenant first = new Tenant(tenant, "Acme IT", ZoneId.of("Europe/Berlin"), NOON);
    assertThat(store().create(first)).isTrue();
    assertThat(store().create(new Tenant(tenant, "Other", ZoneId.of("UTC"), NOON))).isFalse();
    assertThat(store().find(tenant)).contains(first);
    assertThat(store().find(other)).isEmpty();
  }

  @Test
  void nameAndZoneAreChangedUnlessSomebodyElseWasFaster() {
    Tenant before = new Tenant(tenant, "Acme IT", ZoneId.of("Europe/Berlin"), NOON);
    assertThat(store().update(before, before.withName("Nobody"))).isFalse();
    assertThat(store().find(tenant)).isEmpty();
    store().create(before);

    Tenant after = before.withName("Acme").withZone(ZoneId.of("America/New_York"));
    assertThat(store().update(before, after)).isTrue();
    assertThat(store().find(tenant)).contains(after);
    assertThat(store().update(before, before.withName("Too late"))).isFalse();
    assertThat(store().find(tenant)).contains(after);
    assertThat(store().find(other)).isEmpty();
  }

  @Test
  void oneOfManyChangesAtOnceWins() {
    Tenant before = new Tenant(tenant, "Acme IT", ZoneId.of("UTC"), NOON);
    store().create(before);
    List<Boolean> answers = Race.run(8, i -> store().update(before, before.withName("Acme " + i)));
    assertThat(answers).containsOnlyOnce(true);
  }

  @Test
  void userIsCreatedOncePerTenantAndAddress() {
    User first = user(tenant, pat.value());
    assertThat(store().createUser(first)).isTrue();
    assertThat(store().createUser(first.withName("Somebody else"))).isFalse();
    assertThat(store().findUser(tenant, pat)).contains(first);
  }

  @Test
  void oneOfManyCreationsAtOnceWins() {
    List<Boolean> answers =
        Race.run(8, i -> store().createUser(user(tenant, pat.value()).withName("Pat " + i)));
    assertThat(answers).containsOnlyOnce(true);
  }

  @Test
  void usersAreListedByAddress() {
    store().createUser(user(tenant, "zoe@desk.example"));
    store().createUser(user(tenant, "amy@desk.example"));
    assertThat(store().listUsers(tenant))
        .extracting(it -> it.email().value())
        .containsExactly("amy@desk.example", "zoe@desk.example");
  }

  @Test
  void addressIsFoundInAllTenantsWhereItMaySignInOldestFirst() {
    User young = later(user(tenant, pat.value()));
    store().createUser(young);
    store().createUser(user(other, pat.value()));
    assertThat(store().findByEmail(pat)).containsExactly(user(other, pat.value()), young);
    store().updateUser(user(other, pat.value()), user(other, pat.value()).withActive(false));
    assertThat(store().findByEmail(pat)).containsExactly(young);
    assertThat(store().findByEmail(new EmailAddress("nobody@" + tenant + ".example"))).isEmpty();
  }

  @Test
  void changeKeepsIdAndBirth() {
    User before = user(tenant, pat.value());
    store().createUser(before);
    User changed = later(before).withName("Pat D.").withRole(Role.ADMIN);
    assertThat(store().updateUser(before, changed)).isEqualTo(UserChange.DONE);
    assertThat(store().findUser(tenant, pat))
        .contains(user(tenant, pat.value()).withName("Pat D.").withRole(Role.ADMIN));
  }

  @Test
  void unknownUserCannotBeChanged() {
    User nobody = user(tenant, pat.value());
    assertThat(store().updateUser(nobody, nobody.withName("P"))).isEqualTo(UserChange.NOT_THERE);
    assertThat(store().deleteUser(nobody)).isEqualTo(UserChange.NOT_THERE);
    assertThat(store().findUser(tenant, pat)).isEmpty();
  }

  /// Or a change of the name would give back a role that was taken away meanwhile.
  @Test
  void changeOfWhatSomebodyElseChangedIsRefused() {
    User read = user(tenant, pat.value()).withRole(Role.MANAGER);
    User demoted = read.withRole(Role.VIEWER);
    store().createUser(read);
    store().updateUser(read, demoted);
    assertThat(store().updateUser(read, read.withName("P"))).isEqualTo(UserChange.OUTDATED);
    assertThat(store().deleteUser(read)).isEqualTo(UserChange.OUTDATED);
    assertThat(store().findUser(tenant, pat)).contains(demoted);
  }

  @Test
  void lastActiveAdminStays() {
    User admin = user(tenant, pat.value()).withRole(Role.ADMIN);
    store().createUser(admin);
    store().createUser(user(tenant, "off@desk.example").withRole(Role.ADMIN).withActive(false));
    store().createUser(user(other, pat.value()).withRole(Role.ADMIN));
    for (User less : List.of(admin.withRole(Role.MANAGER), admin.withActive(false))) {
      assertThat(store().updateUser(admin, less)).isEqualTo(UserChange.LAST_ADMIN);
    }
    assertThat(store().deleteUser(admin)).isEqualTo(UserChange.LAST_ADMIN);
    assertThat(store().updateUser(admin, admin.withName("P"))).isEqualTo(UserChange.DONE);
  }

  @Test
  void adminsWhoRemoveEachOtherAtTheSameMomentLeaveOne() {
    List<User> admins =
        IntStream.range(0, 6)
            .mapToObj(i -> user(tenant, "admin" + i + "@desk.example").withRole(Role.ADMIN))
            .toList();
    admins.forEach(store()::createUser);
    List<UserChange> answers =
        Race.run(
            admins.size(),
            i -> {
              User one = admins.get(i);
              return i % 2 == 0
                  ? store().deleteUser(one)
                  : store().updateUser(one, one.withRole(Role.VIEWER));
            });
    assertThat(answers).containsOnlyOnce(UserChange.LAST_ADMIN);
    assertThat(answers.stream().filter(UserChange.DONE::equals)).hasSize(5);
    assertThat(store().listUsers(tenant).stream().filter(User::administers)).hasSize(1);
  }

  @Test
  @Tag("P25")
  void deletingTouchesOneTenantOnly() {
    store().createUser(user(tenant, pat.value()));
    store().createUser(user(other, pat.value()));
    assertThat(store().deleteUser(user(tenant, pat.value()))).isEqualTo(UserChange.DONE);
    assertThat(store().findUser(tenant, pat)).isEmpty();
    assertThat(store().listUsers(tenant)).isEmpty();
    assertThat(store().findByEmail(pat)).containsExactly(user(other, pat.value()));
  }

  private static User later(User user) {
    return new User(
        user.tenant(),
        user.id(),
        user.email(),
        user.name(),
        user.role(),
        user.active(),
        NOON.plusSeconds(9));
  }
}
