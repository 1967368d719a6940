package dev.signalbox.autotask;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDesk;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import dev.signalbox.simulator.autotask.AutotaskConfig;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A small database in the simulator.
final class SimulatedDesk implements PsaDesk {

  static final ApiUser USER = AutotaskConfig.STANDARD_USER;
  private static final long TERRY = 29682885;
  private static final Map<Entity, String> HOOKS =
      Map.of(
          Entity.TICKET, "TicketWebhook",
          Entity.NOTE, "TicketNoteWebhook",
          Entity.COMPANY, "CompanyWebhook",
          Entity.CONTACT, "ContactWebhook");

  final SimulatedClock clock = SimulatedClock.standingAt(Instant.parse("2026-03-01T12:00:00Z"));
  final FakeLimiter limiter = new FakeLimiter();
  final Simulator simulator;

  SimulatedDesk(Switches switches) {
    simulator =
        Simulator.start(
            SimulatorConfig.standard().at(clock).with(AutotaskConfig.standard().with(switches)));
    plant(
        "Company", "{'id':0,'companyName':'Our MSP','companyType':1,'isActive':true,'phone':'1'}");
    resource(TERRY, "Terry", "tterry", 1, true);
    resource(29682887, "Ina", "ina", 3, false);
    resource(USER.resourceId(), "API", USER.userName(), 7, true);
    plant(
        "Role",
        "{'id':29682834,'name':'Engineer','isActive':true,'hourlyRate':90,'hourlyFactor':1}");
    plant(
        "ResourceServiceDeskRole",
        "{'resourceID':29682885,'roleID':29682834,'isActive':true,'isDefault':true}");
    plant("ResourceRoleQueue", "{'resourceID':29682885,'queueID':8}");
    plant(
        "BillingCode",
        "{'id':29682801,'name':'Remote','isActive':true,'useType':1,'billingCodeType':0}");
    plant(
        "TicketCategory",
        "{'id':3,'name':'Standard','isActive':true,'isGlobalDefault':true,'displayColorRgb':1}");
  }

  AutotaskSimulator autotask() {
    return simulator.autotask();
  }

  private void resource(long id, String name, String user, int licence, boolean active) {
    plant(
        "Resource",
        "{'id':%d,'firstName':'%s','lastName':'T','userName':'%s','email':'%s@msp.example','isActive':%s,'licenseType':%d,'resourceType':'Employee'}"
            .formatted(id, name, user, name, active, licence));
  }

  private void plant(String entity, String fields) {
    autotask().plant(entity, Json.parseObject(fields.replace('\'', '"')));
  }

  private long create(String entity, ObjBuilder fields) {
    return autotask().create(Actor.resource(TERRY), entity, fields.build()).id();
  }

  private void update(String entity, ObjBuilder fields) {
    autotask().update(Actor.resource(TERRY), entity, fields.build());
  }

  Autotask factory() {
    return new Autotask(
        Autotask.Site.simulated("", simulator.origin()),
        limiter,
        clock,
        clock::advance,
        byte[]::new);
  }

  Connection connection() {
    return LoopbackPsa.connection(simulator.origin() + "/atservicesrest/")
        .withAccess(USER.userName(), simulator.origin() + "/atservicesrest/", false, "account-1");
  }

  static PsaSecret secret() {
    return new PsaSecret(USER.secret(), USER.integrationCode(), null, null);
  }

  @Override
  public Psa open(Purpose purpose) {
    return factory().open(connection(), secret(), purpose);
  }

  @Override
  public Psa openWithWrongSecret() {
    return factory()
        .open(
            connection(),
            new PsaSecret("wrong", USER.integrationCode(), null, null),
            Purpose.INTERACTIVE);
  }

  @Override
  public void pass(Duration duration) {
    clock.advance(duration);
  }

  @Override
  public List<Long> queues() {
    return List.of(8L, 6L);
  }

  @Override
  public List<Long> statuses() {
    return List.of(1L, 8L);
  }

  @Override
  public long company(String name) {
    return create(
        "Company",
        Json.object()
            .put("companyName", name)
            .put("companyType", 1)
            .put("isActive", true)
            .put("phone", "1")
            .put("ownerResourceID", TERRY));
  }

  @Override
  public long contact(long company, String email) {
    return create(
        "Contact",
        Json.object()
            .put("companyID", company)
            .put("firstName", "Mary")
            .put("lastName", "Smith")
            .put("emailAddress", email)
            .put("isActive", 1));
  }

  @Override
  public long ticket(long company, long queue, long status, String title) {
    return create(
        "Ticket",
        Json.object()
            .put("companyID", company)
            .put("queueID", queue)
            .put("status", status)
            .put("priority", 2)
            .put("ticketCategory", 3)
            .put("title", title)
            .put("dueDateTime", "2026-03-09T12:00:00Z"));
  }

  @Override
  public long note(long ticket, String text) {
    return create(
        "TicketNote",
        Json.object()
            .put("ticketID", ticket)
            .put("title", "Call")
            .put("description", text)
            .put("noteType", 3)
            .put("publish", 1));
  }

  @Override
  public long time(long ticket, BigDecimal hours) {
    return create(
        "TimeEntry",
        Json.object()
            .put("ticketID", ticket)
            .put("resourceID", TERRY)
            .put("roleID", 29682834)
            .put("billingCodeID", 29682801)
            .put("dateWorked", "2026-03-01T00:00:00Z")
            .put("startDateTime", "2026-03-01T10:00:00Z")
            .put("endDateTime", "2026-03-01T10:30:00Z")
            .put("hoursWorked", new Json.Num(hours))
            .put("summaryNotes", "Worked"));
  }

  @Override
  public void retitle(long ticket, String title) {
    update("Ticket", Json.object().put("id", ticket).put("title", title));
  }

  @Override
  public void renameContact(long contact, String lastName) {
    update("Contact", Json.object().put("id", contact).put("lastName", lastName));
  }

  void renameCompany(long company, String name) {
    update("Company", Json.object().put("id", company).put("companyName", name));
  }

  @Override
  public void forbidWebhooks() {
    var level = USER.level();
    for (String hook : HOOKS.values()) {
      level = level.without(hook, Right.CREATE);
    }
    autotask().people().put(USER.with(level));
  }

  @Override
  public void allowWebhooks(int most) {
    autotask().people().put(USER.withMaximumWebhooks(most));
  }

  @Override
  public long foreignHook(Entity entity, String name, String url) {
    return autotask()
        .create(
            Actor.apiUser(USER.resourceId()),
            hook(entity),
            Json.object()
                .put("name", name)
                .put("webhookUrl", url)
                .put("deactivationUrl", url)
                .put("secretKey", "another secret key of at least 32 characters")
                .put("isActive", true)
                .put("sendThresholdExceededNotification", false)
                .put("isSubscribedToCreateEvents", true)
                .build())
        .id();
  }

  @Override
  public void switchOff(Entity entity, long hook) {
    update(hook(entity), Json.object().put("id", hook).put("isActive", false));
  }

  @Override
  public void redirect(Entity entity, long hook, String url) {
    update(hook(entity), Json.object().put("id", hook).put("webhookUrl", url));
  }

  @Override
  public long doubleHook(Entity entity, long hook) {
    Row row = autotask().table(hook(entity)).find(hook).orElseThrow();
    return foreignHook(entity, String.valueOf(row.value("name")), "https://old.example/");
  }

  @Override
  public List<Long> hooks(Entity entity) {
    return autotask().table(hook(entity)).rows().map(Row::id).toList();
  }

  private static String hook(Entity entity) {
    return HOOKS.getOrDefault(entity, "");
  }

  @Override
  public void close() {
    simulator.close();
  }
}
