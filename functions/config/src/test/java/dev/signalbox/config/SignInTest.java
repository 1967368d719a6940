package dev.signalbox.config;

import static dev.signalbox.config.CodeCalls.ask;
import static dev.signalbox.config.CodeCalls.enter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Signing in with a code.
class SignInTest {

  private static final String EMAIL = "pat@desk.example";

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();

  @Test
  void codeFromTheMailSignsIn() {
    console.person(tenant, Role.MANAGER, EMAIL);
    String challenge = ask(console, " Pat@Desk.Example ", "198.51.100.1");

    Answer answer = enter(console, challenge, console.mailedCode());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().number("expiresIn")).hasValue(900);
    assertThat(answer.text("tenant")).isEqualTo(tenant.value());
    assertThat(answer.body().object("user").flatMap(user -> user.text("role"))).contains("manager");
    Answer own =
        console.call(
            "GET",
            "/v1/tenant",
            Body.empty(),
            Map.of("authorization", "Bearer " + answer.text("accessToken")));
    assertThat(own.text("id")).isEqualTo(tenant.value());
  }

  @Test
  void firstAdminOfTheDeploymentSignsInToTheFirstTenant() {
    String challenge = ask(console, TestConsole.FIRST_ADMIN, "198.51.100.1");

    Answer answer = enter(console, challenge, console.mailedCode());

    assertThat(answer.body().object("user").flatMap(user -> user.text("role"))).contains("admin");
  }

  @Test
  void firstAdminWhoWasRemovedDoesNotComeBack() {
    ask(console, TestConsole.FIRST_ADMIN, "198.51.100.1");
    TenantId first = new TenantId("main");
    console.person(first, Role.ADMIN, "second@admin.example");
    console.tenants.deleteUser(
        console.tenants.findByEmail(new EmailAddress(TestConsole.FIRST_ADMIN)).getFirst());

    // Another instance of the function, which has not seen the tenant yet.
    TestConsole other = new TestConsole(new NoPsa(), StoresBut.tenants(_ -> console.tenants));
    ask(other, "anybody@else.example", "198.51.100.1");

    assertThat(console.tenants.listUsers(first)).hasSize(1);
  }

  @Test
  void addressOfSeveralTenantsChooses() {
    console.person(tenant, Role.MANAGER, EMAIL);
    TenantId second = Samples.newTenant();
    console.person(second, Role.VIEWER, EMAIL);
    String challenge = ask(console, EMAIL, "198.51.100.1");
    String code = console.mailedCode();

    Answer open = enter(console, challenge, code);
    Answer chosen =
        console.call(
            "POST",
            "/v1/auth/token",
            Json.object()
                .put("challenge", challenge)
                .put("code", code)
                .put("tenant", second.value())
                .build());

    assertThat(open.problem()).isEqualTo("/errors/choose-tenant");
    assertThat(open.body().list("tenants")).hasSize(2);
    assertThat(chosen.text("tenant")).isEqualTo(second.value());
  }
}
