package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookAlarm.Kind;
import dev.signalbox.core.settings.HookChoices;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.store.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Webhooks that break and are mended.
class CheckHooksTest extends WithHooks {

  @Test
  void healthyHooksAreFoundHealthyAndLeftAlone() {
    String secret = worked.hook(Entity.TICKET).text("secretKey").orElseThrow();
    worked.pass(Duration.ofMinutes(10));

    assertThat(watch().healthyAt()).isEqualTo(watch().checkedAt()).isNotNull();
    assertThat(watch().alarms()).isEmpty();
    assertThat(worked.logged("hooksMended")).isZero();
    assertThat(worked.hook(Entity.TICKET).text("secretKey")).hasValue(secret);
  }

  @Test
  @Tag("CON-04")
  @Tag("RT-18")
  void aHookThatWasSwitchedOffIsMarkedCountedOnceAndWorksAgain() {
    office.clock.advance(Duration.ofMinutes(3));
    long ticket = office.held().iterator().next();
    worked.switchOff(Entity.TICKET);
    retitle(ticket, "Changed while the hook was off");

    worked.check(HookDoubt.SWITCHED_OFF);
    worked.check(HookDoubt.SWITCHED_OFF);

    assertThat(worked.logged("hookDeactivated")).isOne();
    assertThat(named("hookDeactivated")).isTrue();
    assertThat(named("hooksMended")).isTrue();
    assertThat(worked.isActive(Entity.TICKET)).isTrue();
    assertThat(alarm(Entity.TICKET).kind()).isEqualTo(Kind.DEACTIVATED);
    assertThat(alarm(Entity.TICKET).rings()).isFalse();
    assertThat(signal(ticket).ticket().title()).isEqualTo("Changed while the hook was off");
  }

  /// Whether the lines about an event say which connection, by id and name.
  private boolean named(String event) {
    String name = office.connections.find(Office.REF).orElseThrow().name();
    return worked.log.stream()
        .filter(line -> line.contains("\"" + event + "\""))
        .allMatch(line ->
            line.contains("\"connectionName\":\"" + name + "\"")
                && line.contains("\"connection\":\"" + Office.REF + "\""));
  }

  @Test
  @Tag("RT-18")
  void whileItCannotBeMendedTheHookCountsAsDeactivatedAndIsTriedAgain() {
    worked.switchOff(Entity.NOTE);
    ApiUser user = allow(false);

    worked.pass(Duration.ofMinutes(20));

    assertThat(alarm(Entity.NOTE).rings()).isTrue();
    assertThat(worked.logged("hookDeactivated")).isOne();
    assertThat(office.settings.provisionNote(Office.REF))
        .map(ProvisionNote::state)
        .hasValue(ProvisionNote.State.NOT_PERMITTED);

    office.simulator.autotask().people().put(user);
    worked.pass(Duration.ofMinutes(5));

    assertThat(alarm(Entity.NOTE).rings()).isFalse();
    assertThat(worked.isActive(Entity.NOTE)).isTrue();
  }

  /// The API user with or without the right to change webhooks; answers the one it was.
  private ApiUser allow(boolean webhooks) {
    var people = office.simulator.autotask().people();
    ApiUser user =
        people.users().stream()
            .filter(it -> it.userName().equals(office.simulator.apiUser().userName()))
            .findFirst()
            .orElseThrow();
    if (!webhooks) {
      var level = user.level().without("TicketNoteWebhook", Right.UPDATE);
      people.put(user.with(level));
    }
    return user;
  }

  @Test
  @Tag("P7")
  @Tag("RT-18")
  void noDoubtAboutAHookEverChangesASecretOrARoute() {
    PsaSecret secret = office.secrets.find(Office.REF).orElseThrow();
    List<Hook> hooks = office.settings.hooks(Office.REF);
    for (int i = 0; i < 20; i++) {
      worked.check(i % 2 == 0 ? HookDoubt.SWITCHED_OFF : HookDoubt.BAD_SIGNATURE);
    }

    assertThat(office.secrets.find(Office.REF)).hasValue(secret);
    assertThat(office.settings.hooks(Office.REF)).isEqualTo(hooks);
    assertThat(worked.routes.find(hooks.getFirst().token()))
        .hasValueSatisfying(route -> assertThat(route.ref()).isEqualTo(Office.REF));
  }

  @Test
  @Tag("RT-17")
  void aSignatureThatFitsNoKeyRaisesAnAlarmAndTheKeyIsWrittenAgain() {
    worked.update(
        "TicketWebhook",
        Json.object()
            .put("id", worked.hook(Entity.TICKET).id())
            .put("secretKey", "a key that somebody typed by hand, wrong"));
    String guid = worked.hook(Entity.TICKET).text("webhookGUID").orElseThrow();

    worked.work(new Task.CheckHooks(Office.REF, HookDoubt.BAD_SIGNATURE, guid));

    assertThat(worked.logged("hookKeyDoubted")).isOne();
    assertThat(watch().alarms()).containsOnlyKeys(Entity.TICKET);
    assertThat(alarm(Entity.TICKET).kind()).isEqualTo(Kind.BAD_SIGNATURE);
    assertThat(alarm(Entity.TICKET).rings()).isTrue();
    assertThat(alarm(Entity.TICKET).repairedAt()).isNotNull();
    assertThat(worked.hook(Entity.TICKET).text("secretKey"))
        .isEqualTo(office.secrets.find(Office.REF).map(PsaSecret::hookSecret));
  }

  @Test
  void thatAlarmEndsWithTheFirstDeliveryThatIsSignedRight() {
    worked.check(HookDoubt.BAD_SIGNATURE);
    worked.pass(Duration.ofMinutes(5));
    assertThat(alarm(Entity.TICKET).rings()).isTrue();

    long ticket = office.held().iterator().next();
    worked.work(new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE));
    worked.pass(Duration.ofMinutes(5));

    assertThat(alarm(Entity.TICKET).rings()).isFalse();
    assertThat(alarm(Entity.NOTE).rings()).isTrue();
  }

  @Test
  void whoeverSendsBadSignaturesMakesUsWriteToThePsaOnceAnHour() {
    for (int minute = 0; minute < 59; minute++) {
      worked.check(HookDoubt.BAD_SIGNATURE);
      worked.pass(Duration.ofMinutes(1));
    }

    assertThat(worked.logged("hooksMended")).isOne();
    assertThat(worked.logged("hookKeyDoubted")).isEqualTo(4);
  }

  @Test
  @Tag("RT-09")
  void aHookThatSomebodyDeletedIsMadeAnew() {
    long gone = worked.hook(Entity.COMPANY).id();
    office.simulator.autotask().delete(Actor.resource(1), "CompanyWebhook", gone);

    worked.pass(Duration.ofMinutes(5));

    assertThat(worked.hook(Entity.COMPANY).id()).isNotEqualTo(gone);
    assertThat(worked.isActive(Entity.COMPANY)).isTrue();
  }

  @Test
  void aHookThatBeganToReportOurOwnChangesIsPutRight() {
    var table = office.simulator.autotask().table("TicketWebhookExcludedResource");
    long row = table.rows().findFirst().orElseThrow().id();
    office.simulator.autotask().delete(Actor.resource(1), "TicketWebhookExcludedResource", row);
    assertThat(table.rows()).isEmpty();

    worked.pass(Duration.ofMinutes(5));

    assertThat(table.rows()).hasSize(1);
    assertThat(worked.logged("hooksMended")).isOne();
  }

  @Test
  void withoutPermissionAtFirstTheHooksAppearByThemselvesOnceItIsGiven() {
    office.settings.saveHooks(Office.REF, List.of());
    for (String table : List.of("TicketWebhook", "TicketNoteWebhook")) {
      office.truth(table).stream()
          .filter(row -> row.text("name").orElse("").startsWith("signalbox-"))
          .forEach(row -> office.simulator.autotask().delete(Actor.resource(1), table, row.id()));
    }

    worked.pass(Duration.ofMinutes(5));

    assertThat(worked.isActive(Entity.TICKET)).isTrue();
    assertThat(worked.isActive(Entity.NOTE)).isTrue();
  }

  @Test
  void aConnectionThatRestsIsNotLookedAt() {
    worked.switchOff(Entity.TICKET);
    Connection connection = office.connections.find(Office.REF).orElseThrow();
    office.connections.update(connection.withState(new ConnectionState.Paused()));
    Instant before = watch().checkedAt();

    worked.pass(Duration.ofMinutes(10));
    worked.check(HookDoubt.SWITCHED_OFF);

    assertThat(watch().checkedAt()).isEqualTo(before);
    assertThat(worked.isActive(Entity.TICKET)).isFalse();
  }

  @Test
  @Tag("CON-26")
  void theNotificationAddressIsThatOfTheHooks() {
    office.settings.saveHookChoices(
        Office.REF, new HookChoices(new EmailAddress("alerts@msp.example")), 0);

    worked.work(new Task.Provision(Office.REF, ""));

    for (Entity entity : HookPlan.ENTITIES) {
      assertThat(worked.hook(entity).text("notificationEmailAddress"))
          .hasValue("alerts@msp.example");
      assertThat(worked.hook(entity).isTrue("sendThresholdExceededNotification")).isTrue();
    }
  }

  @Test
  @Tag("RT-06")
  void configurationItemsHaveAWebhookWhileTheyAreSwitchedOn() {
    switchItems(true);
    worked.pass(Duration.ofMinutes(5));
    assertThat(worked.isActive(Entity.CONFIGURATION_ITEM)).isTrue();
    assertThat(worked.hook(Entity.CONFIGURATION_ITEM).isTrue("isReady")).isTrue();
    assertThat(worked.hook(Entity.CONFIGURATION_ITEM).text("name").orElseThrow().length())
        .isLessThanOrEqualTo(50);

    switchItems(false);
    worked.pass(Duration.ofMinutes(5));
    assertThat(office.truth("ConfigurationItemWebhook")).isEmpty();
    assertThat(office.settings.hooks(Office.REF))
        .extracting(Hook::entity)
        .containsExactlyInAnyOrderElementsOf(HookPlan.ENTITIES);
  }

  private void switchItems(boolean on) {
    Versioned<ScopeRules> rules = office.settings.scope(Office.REF);
    Set<Entity> entities = EnumSet.copyOf(rules.value().entities());
    boolean _ =
        on ? entities.add(Entity.CONFIGURATION_ITEM) : entities.remove(Entity.CONFIGURATION_ITEM);
    ScopeRules old = rules.value();
    office.settings.saveScope(
        Office.REF,
        new ScopeRules(
            entities,
            old.categories(),
            old.excludedStatuses(),
            old.companyFilters(),
            old.classifications(),
            old.itemTypes(),
            old.untypedItems()),
        rules.version());
  }
}
