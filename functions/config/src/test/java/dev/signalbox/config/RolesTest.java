package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who may what: every route against every role.
class RolesTest {

  /// The least role that may; `anybody` needs no session. A new route belongs in here.
  private static final String MATRIX =
      """
      DELETE /v1/connections/{connection}                     manager
      DELETE /v1/connections/{connection}/syncs/{run}         manager
      DELETE /v1/sessions/{session}                           viewer
      DELETE /v1/users/{user}                                 admin
      GET    /v1/connections                                  manager
      GET    /v1/connections/{connection}                     manager
      GET    /v1/connections/{connection}/companies           manager
      GET    /v1/connections/{connection}/configuration-items manager
      GET    /v1/connections/{connection}/diagnostics         manager
      GET    /v1/connections/{connection}/drift               manager
      GET    /v1/connections/{connection}/freshness           manager
      GET    /v1/connections/{connection}/statements          manager
      GET    /v1/connections/{connection}/statements/{day}    manager
      POST   /v1/connections/{connection}/statements/verify   manager
      GET    /v1/connections/{connection}/members             manager
      GET    /v1/connections/{connection}/queues              manager
      GET    /v1/connections/{connection}/scope               manager
      GET    /v1/connections/{connection}/scope/choices       manager
      GET    /v1/connections/{connection}/statuses            manager
      GET    /v1/connections/{connection}/syncs               manager
      GET    /v1/connections/{connection}/syncs/{run}         manager
      GET    /v1/connections/{connection}/usage               manager
      GET    /v1/connections/{connection}/webhooks            manager
      GET    /v1/health                                       anybody
      GET    /v1/openapi.json                                 anybody
      GET    /v1/sessions                                     viewer
      GET    /v1/signals                                      viewer
      GET    /v1/signals/{connection}/{ticket}                viewer
      GET    /v1/signals/{connection}/{ticket}/timeline       viewer
      GET    /v1/tenant                                       viewer
      GET    /v1/users                                        manager
      PATCH  /v1/connections/{connection}                     manager
      PATCH  /v1/tenant                                       admin
      PATCH  /v1/users/{user}                                 admin
      POST   /v1/auth/code                                    anybody
      POST   /v1/auth/logout                                  viewer
      POST   /v1/auth/refresh                                 anybody
      POST   /v1/auth/token                                   anybody
      POST   /v1/connections                                  manager
      POST   /v1/connections/{connection}/metadata/refresh    manager
      POST   /v1/connections/{connection}/scope/preview       manager
      POST   /v1/connections/{connection}/statuses/seed       manager
      POST   /v1/connections/{connection}/syncs               manager
      POST   /v1/connections/{connection}/syncs/{run}/release admin
      POST   /v1/connections/{connection}/test                manager
      POST   /v1/connections/{connection}/webhooks/provision  manager
      GET    /v1/connections/{connection}/webhooks/errors                     manager
      GET    /v1/connections/{connection}/webhooks/errors/{error}             manager
      GET    /v1/connections/{connection}/webhooks/notifications              manager
      POST   /v1/connections/{connection}/webhooks/errors/{error}/pull        manager
      POST   /v1/connections/{connection}/webhooks/rotate                     manager
      PUT    /v1/connections/{connection}/webhooks/notifications              manager
      POST   /v1/signals/{connection}/{ticket}/triage         technician
      POST   /v1/users                                        admin
      PUT    /v1/connections/{connection}/members             manager
      PUT    /v1/connections/{connection}/queues              manager
      PUT    /v1/connections/{connection}/scope               manager
      PUT    /v1/connections/{connection}/statuses            manager
      """;

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();

  private static Map<String, String> matrix() {
    Map<String, String> roles = new TreeMap<>();
    MATRIX
        .lines()
        .map(line -> line.split(" +", -1))
        .forEach(parts -> roles.put(parts[0] + " " + parts[1], parts[2]));
    return roles;
  }

  @Test
  @Tag("PRM-16")
  void everyRouteNamesItsRoleInTheMatrix() {
    Map<String, String> found = new TreeMap<>();
    for (Route route : console.routes()) {
      Role role = route.role();
      found.put(route.method() + " " + route.path(), role == null ? "anybody" : role.word());
    }

    assertThat(found).isEqualTo(matrix());
  }

  @Test
  @Tag("PRM-16")
  void eachRoleMayWhatItsRowSaysAndNoMore() {
    matrix()
        .forEach((route, least) -> {
          for (Role role : Role.values()) {
            boolean may = Role.find(least).map(role::covers).orElse(true);

            Answer answer = call(role, route);

            assertThat(answer.problem().equals("/errors/missing-role"))
                .as(role.word() + " " + route)
                .isNotEqualTo(may);
            assertThat(answer.status()).isNotEqualTo(500);
          }
        });
  }

  @Test
  @Tag("PRM-16")
  void withoutASessionOnlyOpenRoutesAnswer() {
    matrix()
        .forEach((route, least) -> {
          String[] parts = route.split(" ", -1);
          Answer answer = console.call(parts[0], pathOf(parts[1]), Json.object().build());
          assertThat(answer.problem().equals("/errors/not-signed-in"))
              .as(route)
              .isEqualTo(!least.equals("anybody"));
        });
  }

  @Test
  @Tag("PRM-16")
  void newUserHasTheLeastRole() {
    Person admin = console.person(tenant, Role.ADMIN);

    Answer answer = admin.post("/v1/users", Json.object().put("email", "new@desk.example"));

    assertThat(answer.text("role")).isEqualTo("viewer");
  }

  @Test
  @Tag("CON-22")
  void technicianGets403OnEveryConfigurationRoute() {
    assertThat(matrix().keySet())
        .filteredOn(route -> route.contains(" /v1/connections"))
        .hasSizeGreaterThan(15)
        .allSatisfy(route -> {
          Answer answer = call(Role.TECHNICIAN, route);
          assertThat(answer.status()).isEqualTo(403);
          assertThat(answer.text("detail"))
              .isEqualTo("This needs the role " + matrix().get(route) + "; yours is technician.");
          assertThat(answer.text("nextStep")).contains("administrator");
        });
  }

  private Answer call(Role role, String route) {
    // A new person each time: one of the routes signs them out.
    Person person = console.person(tenant, role, role.word() + console.ids.next() + "@x.example");
    String[] parts = route.split(" ", -1);
    return person.call(parts[0], pathOf(parts[1]), Body.of("{}"));
  }

  private static String pathOf(String pattern) {
    return pattern
        .replace("{connection}", "no-such")
        .replace("{ticket}", "1")
        .replace("{run}", "01J00000000000000000000000")
        .replace("{error}", "1")
        .replace("{day}", "2026-11-20")
        .replace("{user}", "no-such")
        .replace("{session}", "no-such");
  }
}
