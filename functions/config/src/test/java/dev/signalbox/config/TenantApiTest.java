package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tenant is called, and which time zone is its own.
class TenantApiTest {

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();
  private final Person admin = console.person(tenant, Role.ADMIN, "a@desk.example");

  private Tenant stored() {
    return console.tenants.find(tenant).orElseThrow();
  }

  @Test
  void administratorSetsNameAndZone() {
    Answer answer =
        admin.patch(
            "/v1/tenant", Json.object().put("name", "Harbour IT").put("zone", "Europe/Berlin"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("name")).isEqualTo("Harbour IT");
    assertThat(answer.text("zone")).isEqualTo("Europe/Berlin");
    assertThat(admin.get("/v1/tenant").text("zone")).isEqualTo("Europe/Berlin");
    assertThat(stored().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void whatIsNotNamedStays() {
    String name = stored().name();

    admin.patch("/v1/tenant", Json.object().put("zone", "Pacific/Auckland"));
    assertThat(stored().name()).isEqualTo(name);

    admin.patch("/v1/tenant", Json.object().put("name", "Harbour IT"));
    assertThat(stored().zone()).isEqualTo(ZoneId.of("Pacific/Auckland"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "+02:00", "UTC+2", "europe/berlin", "Z", "CEST"})
  void whatIsNoIanaZoneIsRefusedWithWhatToGive(String zone) {
    Tenant before = stored();

    Answer answer = admin.patch("/v1/tenant", Json.object().put("zone", zone));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.fieldErrors())
        .singleElement()
        .satisfies(error ->
            assertThat(error).startsWith("zone: ").contains("IANA").contains("Europe/Berlin"));
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void misspeltFieldChangesNothing() {
    Answer answer =
        admin.patch("/v1/tenant", Json.object().put("name", "Other").put("timezone", "UTC"));

    assertThat(answer.fieldErrors()).containsExactly("timezone: There is no such field.");
    assertThat(stored().name()).isNotEqualTo("Other");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void nobodyElseMay(Role role) {
    Person person = console.person(tenant, role, role.word() + "@desk.example");

    assertThat(person.patch("/v1/tenant", Json.object().put("name", "Mine")).status())
        .isEqualTo(403);
    assertThat(stored().name()).isNotEqualTo("Mine");
  }

  @Test
  @Tag("P25")
  void anotherTenantStaysAsItIs() {
    TenantId other = Samples.newTenant();
    Person theirs = console.person(other, Role.ADMIN, "b@desk.example");
    Answer before = theirs.get("/v1/tenant");

    admin.patch("/v1/tenant", Json.object().put("name", "Ours").put("zone", "Asia/Tokyo"));

    assertThat(theirs.get("/v1/tenant").body()).isEqualTo(before.body());
  }
}
