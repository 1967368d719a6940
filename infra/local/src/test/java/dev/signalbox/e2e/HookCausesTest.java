package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Why webhooks bring nothing: each cause is provoked at the PSA, found by the deployed functions,
/// and named first. Schedules are paused.
@TestInstance(Lifecycle.PER_CLASS)
class HookCausesTest {

  private final Deployment deployment = Deployment.start("causes", Deployment.SMALL, Map.of());
  private final Desk desk = deployment.openFirst();
  private final ApiUser user = user();

  private ApiUser user() {
    String name = Desk.credentials(desk.control(), desk.account()).text("username").orElseThrow();
    return deployment.psas().autotask().people().users().stream()
        .filter(one -> one.userName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @AfterAll
  void close() throws Exception {
    deployment.close();
  }

  @AfterEach
  void wholeAgain() {
    faults(Json.object());
    rights(user);
    provision();
    Patience.until(
        "the webhooks to be whole",
        Desk.A_MINUTE,
        () ->
            Optional.of(desk.api().items(desk.path("/webhooks")))
                .filter(hooks ->
                    hooks.stream().allMatch(hook -> hook.text("state").equals(Optional.of("ok")))));
  }

  @Test
  @Tag("PRM-01")
  @Tag("TRB-05")
  void missingRightIsNamedFirst() {
    rights(user.with(user.level().without("TicketWebhook", Right.CREATE)));
    remove();
    provision();

    awaitCause("the missing right", "not-permitted");
    assertThat(firstLine()).hasValue("webhooks.create");
  }

  @Test
  @Tag("PRM-01")
  @Tag("TRB-05")
  void usedUpQuotaIsNamedFirst() {
    rights(user.withMaximumWebhooks(3));
    remove();
    provision();

    awaitCause("the used up quota", "quota-used-up");
    assertThat(firstLine()).hasValue("webhooks.quota");
  }

  @Test
  @Tag("TRB-05")
  void fieldsThatThePsaDoesNotKeepAreNamedFirst() {
    faults(Json.object().put("lostFields", 1));
    remove();
    provision();

    awaitCause("the failure", "failed");
    assertThat(lines())
        .anyMatch(line ->
            line.text("id").equals(Optional.of("webhooks.provisioning"))
                && line.text("state").equals(Optional.of("fail")));
  }

  private void rights(ApiUser changed) {
    deployment.psas().autotask().people().put(changed);
  }

  private void faults(ObjBuilder faults) {
    desk.control().fine("POST", "/_sim/faults", faults.build());
  }

  private void provision() {
    desk.api().fine("POST", desk.path("/webhooks/provision"), null);
  }

  private void remove() {
    desk.act("DELETE", "TicketWebhooks/" + id(), Json.object());
  }

  private long id() {
    return hook().number("id").orElseThrow();
  }

  /// Ours; the account has hooks of others too.
  private Json.Obj hook() {
    return desk.truth("TicketWebhooks", "").stream()
        .filter(hook -> hook.text("name").orElse("").startsWith("signalbox-"))
        .findFirst()
        .orElseThrow();
  }

  /// Waits for the cause that is named first.
  private void awaitCause(String what, String cause) {
    Patience.until(
        what,
        Desk.A_MINUTE,
        () ->
            JsonClient.objects(desk.api().get(desk.path("/webhooks")), "findings").stream()
                .limit(1)
                .filter(finding -> finding.text("cause").equals(Optional.of(cause)))
                .findFirst());
  }

  /// The first line of the report that names a fault of webhooks.
  private Optional<String> firstLine() {
    return lines().stream()
        .filter(line -> line.text("state").equals(Optional.of("fail")))
        .filter(line -> line.text("topic").equals(Optional.of("webhooks")))
        .findFirst()
        .flatMap(line -> line.text("id"));
  }

  private List<Json.Obj> lines() {
    return desk.api().items(desk.path("/diagnostics"));
  }
}
