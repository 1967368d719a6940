package dev.signalbox.core.tenant;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
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
    store().updateUser(user(other, pat.value()).withActive(false));
    assertThat(store().findByEmail(pat)).containsExactly(young);
    assertThat(store().findByEmail(new EmailAddress("nobody@" + tenant + ".example"))).isEmpty();
  }

  @Test
  void changeKeepsIdAndBirth() {
    store().createUser(user(tenant, pat.value()));
    User changed = later(user(tenant, pat.value())).withName("Pat D.").withRole(Role.ADMIN);
    store().updateUser(changed);
    assertThat(store().findUser(tenant, pat))
        .contains(user(tenant, pat.value()).withName("Pat D.").withRole(Role.ADMIN));
  }

  @Test
  void unknownUserCannotBeChanged() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> store().updateUser(user(tenant, pat.value())));
    assertThat(store().findUser(tenant, pat)).isEmpty();
  }

  @Test
  @Tag("P25")
  void deletingTouchesOneTenantOnly() {
    store().createUser(user(tenant, pat.value()));
    store().createUser(user(other, pat.value()));
    store().deleteUser(tenant, pat);
    store().deleteUser(tenant, pat);
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
