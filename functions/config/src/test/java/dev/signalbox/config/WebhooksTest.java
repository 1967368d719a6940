package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.store.Actor;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our webhooks in Autotask as the API shows them.
class WebhooksTest {

  private static final String URL = "https://desk.example/webhooks/autotask/token";

  private final SimulatedDesk desk = new SimulatedDesk();
  private final TestConsole console = desk.console;
  private final Person admin = desk.admin(Samples.newTenant());
  private final String path = desk.connect(admin, "Main");
  private final Connection connection = console.connections.list(admin.user().tenant()).getFirst();

  @AfterEach
  void close() {
    desk.close();
  }

  private HookPlan plan() {
    return new HookPlan(
        HookPlan.markOf(connection.ref()),
        Map.of(Entity.TICKET, URL),
        URL + "/deactivated",
        "a signing key of at least thirty-two characters",
        null);
  }

  /// Does the worker's part.
  private List<HookView> provisioned() {
    PsaSetup setup = desk.open(connection, console.secrets.find(connection.ref()).orElseThrow());
    Provisioning.Provisioned done = (Provisioning.Provisioned) setup.provision(plan());
    console.settings.saveHooks(
        connection.ref(),
        done.hooks().stream()
            .map(hook -> new Hook(hook.entity(), hook.id(), hook.guid(), hook.url(), true))
            .toList());
    return done.hooks();
  }

  @Test
  @Tag("RT-09")
  void provisioningRunsInTheBackground() {
    console.queue.take();

    Answer answer = admin.post(path + "/webhooks/provision");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).contains(path + "/webhooks");
    assertThat(console.queue.tasks())
        .containsExactly(new Task.Provision(connection.ref(), "https://desk.example"));
  }

  @Test
  @Tag("RT-09")
  void hooksShowAsThePsaHasThem() {
    long id = provisioned().getFirst().id();
    assertThat(onlyState()).isEqualTo("ok");

    update(Json.object().put("id", id).put("isActive", false));
    assertThat(onlyState()).isEqualTo("deactivated");

    update(
        Json.object().put("id", id).put("isActive", true).put("webhookUrl", "https://x.example"));
    assertThat(onlyState()).isEqualTo("changed");
  }

  private String onlyState() {
    return ticketHook().text("state").orElseThrow();
  }

  private Json.Obj ticketHook() {
    return admin.get(path + "/webhooks").items().stream()
        .filter(hook -> hook.text("entity").orElseThrow().equals("ticket"))
        .findFirst()
        .orElseThrow();
  }

  /// The cause that is named first.
  private String cause() {
    return admin.get(path + "/webhooks").body().list("findings").stream()
        .findFirst()
        .map(finding -> ((Json.Obj) finding).text("cause").orElseThrow())
        .orElse("");
  }

  private HookWatch watch() {
    return console.settings.hookWatch(connection.ref()).value();
  }

  private void save(HookWatch watch) {
    console.settings.saveHookWatch(
        connection.ref(), watch, console.settings.hookWatch(connection.ref()).version());
  }

  /// All four, as a plan has them, with the worker's part done.
  private void provisionedAll() {
    provisioned(HookPlan.ENTITIES);
  }

  private void provisioned(List<Entity> entities) {
    Map<Entity, String> urls = new EnumMap<>(Entity.class);
    entities.forEach(entity -> urls.put(entity, URL + entity.word()));
    HookPlan all =
        new HookPlan(
            HookPlan.markOf(connection.ref()),
            urls,
            URL + "ticket/deactivated",
            "a signing key of at least thirty-two characters",
            null);
    PsaSetup setup = desk.open(connection, console.secrets.find(connection.ref()).orElseThrow());
    Provisioning.Provisioned done = (Provisioning.Provisioned) setup.provision(all);
    console.settings.saveHooks(
        connection.ref(),
        done.hooks().stream()
            .map(hook -> new Hook(hook.entity(), hook.id(), hook.guid(), hook.url(), true))
            .toList());
  }

  @Test
  @Tag("TRB-05")
  void eachCauseOfSilenceIsNamedFirst() {
    assertThat(cause()).isEqualTo("missing");
    provisionedAll();
    assertThat(cause()).isEmpty();
    long id = ticketHook().number("id").orElseThrow();

    update(Json.object().put("id", id).put("isActive", false));
    assertThat(cause()).isEqualTo("deactivated");
    update(
        Json.object().put("id", id).put("isActive", true).put("webhookUrl", "https://x.example"));
    assertThat(cause()).isEqualTo("changed");
    update(Json.object().put("id", id).put("webhookUrl", URL + "ticket"));
    assertThat(cause()).isEmpty();

    HookWatch quiet = watch();
    save(
        quiet.raised(
            Entity.TICKET,
            HookAlarm.raised(HookAlarm.Kind.BAD_SIGNATURE, console.clock.instant())));
    assertThat(cause()).isEqualTo("bad-signature");
    save(
        quiet.readTo(
            7,
            Map.of(
                Entity.NOTE, new HookWatch.Failure(console.clock.instant(), "connect refused"))));
    assertThat(cause()).isEqualTo("undelivered");
    console.settings.noteDelivery(
        connection.ref(), Entity.NOTE, console.clock.instant().plusSeconds(1));
    assertThat(cause()).isEmpty();
  }

  @Test
  @Tag("TRB-05")
  void aMissingRightIsNamedBeforeTheHooksThatAreMissingForIt() {
    for (ProvisionNote.State state :
        List.of(ProvisionNote.State.NOT_PERMITTED, ProvisionNote.State.QUOTA_USED_UP)) {
      console.settings.saveProvisionNote(
          connection.ref(),
          new ProvisionNote(console.clock.instant(), state, "Why.", "What to do.", List.of()));

      assertThat(cause()).isEqualTo(WebhooksApi.wordOf(state));
    }
  }

  @Test
  @Tag("TRB-05")
  void eachWebhookShowsItsLastDeliveryItsLastErrorAndItsAlarm() {
    provisionedAll();
    Instant at = console.clock.instant();
    console.settings.noteDelivery(connection.ref(), Entity.TICKET, at);
    save(
        watch()
            .checked(at, true)
            .readTo(3, Map.of(Entity.TICKET, new HookWatch.Failure(at.minusSeconds(9), "503")))
            .raised(Entity.TICKET, HookAlarm.raised(HookAlarm.Kind.DEACTIVATED, at)));

    Json.Obj hook = ticketHook();

    assertThat(hook.text("lastDelivery")).contains(at.toString());
    assertThat(hook.object("lastError").orElseThrow().text("text")).contains("503");
    assertThat(hook.object("alarm").orElseThrow().text("kind")).contains("deactivated");
    assertThat(hook.object("alarm").orElseThrow().bool("ringing")).contains(true);
    assertThat(admin.get(path + "/webhooks").text("checkedAt")).isEqualTo(at.toString());
  }

  @Test
  @Tag("RT-15")
  void theWebhookForConfigurationItemsIsListedWithItsStateWhileTheyAreSwitchedOn() {
    assertThat(states()).doesNotContainKey("configurationItem");
    ScopeRules usual = ScopeRules.USUAL;
    console.settings.saveScope(
        connection.ref(),
        new ScopeRules(
            Set.of(Entity.COMPANY, Entity.CONTACT, Entity.TICKET, Entity.CONFIGURATION_ITEM),
            usual.categories(),
            usual.excludedStatuses(),
            usual.companyFilters(),
            usual.classifications(),
            usual.itemTypes(),
            usual.untypedItems()),
        console.settings.scope(connection.ref()).version());

    assertThat(states()).containsEntry("configurationItem", "missing");
    provisioned(HookPlan.entities(true));
    assertThat(states()).containsEntry("configurationItem", "ok");
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    admin
        .get(path + "/webhooks")
        .items()
        .forEach(hook ->
            states.put(hook.text("entity").orElseThrow(), hook.text("state").orElseThrow()));
    return states;
  }

  @Test
  @Tag("RT-12")
  void theQuotaShowsOursAndAllowedOnlyWhereThePsaTells() {
    provisionedAll();

    Json.Obj quota = admin.get(path + "/webhooks").body().object("quota").orElseThrow();

    assertThat(quota.number("ours")).hasValue(4);
    assertThat(quota.number("others")).hasValue(0);
    assertThat(quota.find("allowed")).isEmpty();
  }

  @Test
  @Tag("CON-26")
  void aNotificationAddressIsStoredAndBroughtToTheHooks() {
    console.queue.take();
    String place = path + "/webhooks/notifications";

    Answer put = admin.put(place, Json.object().put("email", "Alerts+PSA@msp.example"));

    assertThat(put.status()).isEqualTo(200);
    assertThat(admin.get(place).text("email")).isEqualTo("alerts+psa@msp.example");
    assertThat(console.queue.tasks()).containsExactly(new Task.Provision(connection.ref(), ""));
    assertThat(admin.put(place, Json.object().put("email", "nobody")).fieldErrors())
        .containsExactly("email: This has to be a mail address.");
    admin.put(place, Json.object());
    assertThat(admin.get(place).body().find("email")).isEmpty();
  }

  @Test
  void rotatingHasTheWorkerChangeTheKey() {
    console.queue.take();
    assertThat(admin.post(path + "/webhooks/rotate").problem()).isEqualTo("/errors/setup-required");
    PsaSecret secret = console.secrets.find(connection.ref()).orElseThrow();
    console.secrets.put(connection.ref(), secret.withHookSecret("one key"));

    assertThat(admin.post(path + "/webhooks/rotate").status()).isEqualTo(202);

    assertThat(console.queue.tasks()).containsExactly(new Task.RotateHookSecret(connection.ref()));
  }

  @Test
  void pausingAndGoingOnReachTheReceiverOfWebhooks() {
    provisionedAll();
    Hook hook = console.settings.hooks(connection.ref()).getFirst();
    console.queue.take();

    admin.patch(path, Json.object().put("paused", true));
    assertThat(console.routes.find(hook.token()))
        .hasValueSatisfying(
            route -> assertThat(route.state()).isEqualTo(new ConnectionState.Paused()));

    admin.patch(path, Json.object().put("paused", false));
    assertThat(console.routes.find(hook.token()))
        .hasValueSatisfying(route -> {
          assertThat(route.state()).isEqualTo(new ConnectionState.Connected());
          assertThat(route.guid()).isEqualTo(hook.guid());
        });
    assertThat(console.queue.tasks())
        .contains(new Task.CheckHooks(connection.ref(), Task.HookDoubt.ROUTINE, ""));
  }

  private void update(ObjBuilder fields) {
    desk.simulator
        .autotask()
        .update(Actor.apiUser(SimulatedDesk.USER.resourceId()), "TicketWebhook", fields.build());
  }

  @Test
  @Tag("RT-11")
  void missingRightIsNamedWithTheSettingToChange() {
    var level = SimulatedDesk.USER.level();
    for (String entity :
        List.of("TicketWebhook", "TicketNoteWebhook", "CompanyWebhook", "ContactWebhook")) {
      level = level.without(entity, Right.CREATE);
    }
    desk.simulator.autotask().people().put(SimulatedDesk.USER.with(level));
    PsaSetup setup = desk.open(connection, console.secrets.find(connection.ref()).orElseThrow());
    Provisioning.NotPermitted refused = (Provisioning.NotPermitted) setup.provision(plan());
    console.settings.saveProvisionNote(
        connection.ref(),
        new ProvisionNote(
            console.clock.instant(),
            ProvisionNote.State.NOT_PERMITTED,
            "The API user may not create webhooks.",
            "Allow it in the PSA: " + refused.setting() + ". Then provision again.",
            refused.psaErrors()));

    Json.Obj note = admin.get(path + "/webhooks").body().object("provisioning").orElseThrow();

    assertThat(note.text("state")).contains("not-permitted");
    assertThat(note.text("nextStep").orElse("")).contains(refused.setting()).contains("Webhook");
    assertThat(refused.setting()).isNotBlank();
  }

  @Test
  @Tag("RT-11")
  void usedUpQuotaIsShown() {
    provisioned();
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withMaximumWebhooks(1));

    Json.Obj quota = admin.get(path + "/webhooks").body().object("quota").orElseThrow();

    assertThat(quota.number("ours")).hasValue(1);
    assertThat(quota.number("others")).hasValue(0);
  }

  @Test
  void addressesOfOurHooksStayInside() {
    provisioned();
    console.secrets.put(
        connection.ref(),
        new PsaSecret(
            SimulatedDesk.USER.secret(), SimulatedDesk.USER.integrationCode(), "key", null));

    Answer answer = admin.get(path + "/webhooks");

    assertThat(answer.whole()).doesNotContain("token").doesNotContain("/webhooks/autotask");
  }
}
