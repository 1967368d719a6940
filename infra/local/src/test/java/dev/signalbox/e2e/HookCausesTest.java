package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

  /// Nobody listens there.
  private static final String NOWHERE = "http://127.0.0.1:9/webhooks/autotask/nobody";

  /// The PSA gives up after moments, not minutes.
  private static final CalloutTimes SOON = CalloutTimes.vendor().withScale(0.001);

  private final Deployment deployment =
      Deployment.start("causes", Deployment.SMALL, Map.of(), SOON);
  private final Desk desk = deployment.openFirst();
  private final ConnectionRef ref = desk.ref();
  private final ApiUser user = user();

  /// What the functions keep. To look there costs none of the PSA's calls, which are counted.
  private final SettingsStore settings = new DynamoSettingsStore(deployment.table());

  private int renamed;

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

    assertThat(cause()).hasValue("not-permitted");
    assertThat(firstLine()).hasValue("webhooks.create");
  }

  @Test
  @Tag("PRM-01")
  @Tag("TRB-05")
  void usedUpQuotaIsNamedFirst() {
    rights(user.withMaximumWebhooks(3));
    remove();
    provision();

    assertThat(cause()).hasValue("quota-used-up");
    assertThat(firstLine()).hasValue("webhooks.quota");
  }

  @Test
  @Tag("TRB-05")
  void fieldsThatThePsaDoesNotKeepAreNamedFirst() {
    faults(Json.object().put("lostFields", 1));
    remove();
    provision();

    assertThat(cause()).hasValue("failed");
    assertThat(lines())
        .anyMatch(line ->
            line.text("id").equals(Optional.of("webhooks.provisioning"))
                && line.text("state").equals(Optional.of("fail")));
  }

  /// In this order, since an alarm about a key stands before a failed delivery. The routine check
  /// looks, as many times as it is fired; what the PSA says may give reason to look once a minute.
  @Test
  @Tag("TRB-05")
  void failedDeliveriesAndThenSuchAsAreSignedWithAnotherKeyAreNamedFirst() {
    String address = hook().text("webhookUrl").orElseThrow();
    patch(Json.object().put("webhookUrl", NOWHERE));
    assertThat(cause()).hasValue("changed");
    desk.arrives("Into the void", "Nobody hears of this.");
    await(
        "the PSA to give up",
        () -> deployment.psas().autotask().table("WebhookEventErrorLog").rows().findFirst());
    patch(Json.object().put("webhookUrl", address));
    await("nobody to set webhooks up", this::free);
    deployment.functions().fire("CheckHooks");
    await(
        "the failure to be known",
        () -> Optional.ofNullable(settings.hookWatch(ref).value().failures().get(Entity.TICKET)));
    assertThat(cause()).hasValue("undelivered");
    assertThat(freshLine()).hasValue("undelivered");
    assertThat(shown().object("lastError").flatMap(error -> error.text("text"))).isPresent();

    patch(Json.object().put("secretKey", "a key that somebody typed by hand, wrong"));
    desk.arrives("Signed wrong", "Who says this?");
    await("our key to be written again", this::keyWrittenAgain);
    assertThat(cause()).hasValue("bad-signature");
    assertThat(freshLine()).hasValue("bad-signature");
    assertThat(shown().object("alarm").flatMap(alarm -> alarm.text("kind")))
        .hasValue("bad-signature");
  }

  private void rights(ApiUser changed) {
    deployment.psas().autotask().people().put(changed);
  }

  private void faults(ObjBuilder faults) {
    desk.control().fine("POST", "/_sim/faults", faults.build());
  }

  /// Presses the button and waits for what comes of it.
  private void provision() {
    Optional<Instant> before = provisionedAt();
    desk.api().fine("POST", desk.path("/webhooks/provision"), null);
    await(
        "the webhooks to be set up",
        () -> provisionedAt().filter(at -> !before.equals(Optional.of(at))));
  }

  private Optional<Instant> provisionedAt() {
    return settings.provisionNote(ref).map(ProvisionNote::at);
  }

  private void remove() {
    desk.act("DELETE", "TicketWebhooks/" + id(), Json.object());
  }

  private void patch(ObjBuilder change) {
    desk.act("PATCH", "TicketWebhooks/" + id(), change);
  }

  /// The webhook for tickets, as the API shows it.
  private Json.Obj shown() {
    return desk.api().items(desk.path("/webhooks")).stream()
        .filter(hook -> hook.text("entity").equals(Optional.of("ticket")))
        .findFirst()
        .orElseThrow();
  }

  /// While somebody sets webhooks up, a routine check is left to the next one.
  private Optional<HookWatch> free() {
    return Optional.of(settings.hookWatch(ref).value()).filter(it -> !it.isTaken(Instant.now()));
  }

  /// An alarm of before may be about something else.
  private Optional<Instant> keyWrittenAgain() {
    return Optional.ofNullable(settings.hookWatch(ref).value().alarms().get(Entity.TICKET))
        .filter(alarm -> alarm.kind() == HookAlarm.Kind.BAD_SIGNATURE)
        .flatMap(alarm -> Optional.ofNullable(alarm.repairedAt()));
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

  /// The cause that is named first.
  private Optional<String> cause() {
    return JsonClient.objects(desk.api().get(desk.path("/webhooks")), "findings").stream()
        .findFirst()
        .flatMap(finding -> finding.text("cause"));
  }

  private static <T> T await(String what, Supplier<Optional<T>> look) {
    return Patience.until(what, Desk.A_MINUTE, look);
  }

  /// The first line of the report that names a fault of webhooks.
  private Optional<String> firstLine() {
    return fault("id");
  }

  private Optional<String> fault(String field) {
    return lines().stream()
        .filter(line -> line.text("state").equals(Optional.of("fail")))
        .filter(line -> line.text("topic").equals(Optional.of("webhooks")))
        .findFirst()
        .flatMap(line -> line.text(field));
  }

  /// What the report says first of webhooks. It remembers for a minute what the PSA said, unless
  /// the connection was changed since.
  private Optional<String> freshLine() {
    desk.api().fine("PATCH", desk.path(""), Json.object().put("name", "Main " + ++renamed).build());
    return fault("value");
  }

  private List<Json.Obj> lines() {
    return desk.api().items(desk.path("/diagnostics"));
  }
}
