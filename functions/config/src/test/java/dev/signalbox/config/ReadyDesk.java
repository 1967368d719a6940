package dev.signalbox.config;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.account.ApiUser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A connection with which nothing is wrong: queue and statuses chosen, webhooks made, a sync done,
/// a user mapped, a ticket and a company there.
final class ReadyDesk implements AutoCloseable {

  private static final String URL = "https://desk.example/webhooks/autotask/";

  final SimulatedDesk desk = new SimulatedDesk();
  final TestConsole console = desk.console;
  final Person admin = desk.admin(Samples.newTenant());
  final String path = desk.connect(admin, "Main");
  final ConnectionRef ref = console.connections.list(admin.user().tenant()).getFirst().ref();

  ReadyDesk() {
    user(SimulatedDesk.USER, 7);
    plant("Company", Json.object().put("id", 0).put("companyName", "Our MSP"));
    plant("Company", Json.object().put("id", 100).put("companyName", "Contoso"));
    plant(
        "Ticket",
        Json.object()
            .put("id", 7)
            .put("companyID", 100)
            .put("title", "Printer smokes")
            .put("status", 1)
            .put("priority", 2)
            .put("queueID", SimulatedDesk.TRIAGE));
    admin.get(path + "/statuses");
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    admin.put(
        path + "/statuses", Person.items(Json.object().put("id", 1).put("signalStatus", "new")));
    map(SimulatedDesk.PRIYA);
    ran(SyncRun.State.FINISHED, "");
    provision();
  }

  Connection connection() {
    return console.connections.find(ref).orElseThrow();
  }

  void plant(String entity, ObjBuilder fields) {
    desk.simulator.autotask().plant(entity, fields.build());
  }

  /// Gives the API user's resource a licence type.
  void user(ApiUser user, int licence) {
    plant(
        "Resource",
        Json.object()
            .put("id", user.resourceId())
            .put("firstName", "API")
            .put("lastName", "User")
            .put("userName", user.userName())
            .put("email", user.userName())
            .put("isActive", true)
            .put("licenseType", licence)
            .put("resourceType", "Employee"));
  }

  void map(long member) {
    admin.put(
        path + "/members",
        Person.items(
            Json.object().put("userId", admin.user().id().value()).put("memberId", member)));
  }

  void ran(SyncRun.State state, String error) {
    ran(state, error, List.of());
  }

  void ran(SyncRun.State state, String error, List<Drift> drift) {
    ran(SyncRun.Mode.FULL, state, error, drift);
  }

  void ran(SyncRun.Mode mode, SyncRun.State state, String error, List<Drift> drift) {
    console.clock.advance(Duration.ofMinutes(3));
    console.runs.begin(
        SyncRun.queued(
                new RunId(console.ids.next().toLowerCase(java.util.Locale.ROOT)),
                ref,
                mode,
                SyncRun.Origin.MANUAL,
                "scope",
                console.clock.instant(),
                "01JCAUSE")
            .edit()
            .endedAs(state, console.clock.instant())
            .error(error)
            .drift(drift)
            .done(),
        Duration.ofMinutes(2));
    // The simulator's clock is the one that calls go by.
    desk.clock.advance(Duration.ofMinutes(3));
  }

  HookPlan plan() {
    Map<Entity, String> urls = new LinkedHashMap<>();
    for (Entity entity : List.of(Entity.TICKET, Entity.NOTE, Entity.COMPANY, Entity.CONTACT)) {
      urls.put(entity, URL + entity.word());
    }
    return new HookPlan(
        HookPlan.markOf(ref),
        urls,
        URL + "ticket/deactivated",
        "a signing key of at least thirty-two characters",
        null);
  }

  /// Does the worker's part.
  void provision() {
    PsaSetup setup = desk.open(connection(), console.secrets.find(ref).orElseThrow());
    switch (setup.provision(plan())) {
      case Provisioning.Provisioned done -> {
        console.settings.saveHooks(ref, done.hooks().stream().map(ReadyDesk::hook).toList());
        note(ProvisionNote.State.DONE);
      }
      case Provisioning.NotPermitted _ -> note(ProvisionNote.State.NOT_PERMITTED);
      case Provisioning.QuotaUsedUp _ -> note(ProvisionNote.State.QUOTA_USED_UP);
    }
  }

  private static Hook hook(HookView view) {
    return new Hook(view.entity(), view.id(), view.guid(), view.url(), view.active());
  }

  private void note(ProvisionNote.State state) {
    console.settings.saveProvisionNote(
        ref,
        new ProvisionNote(console.clock.instant(), state, "It is " + state + ".", "", List.of()));
  }

  void rights(ApiUser user) {
    desk.simulator.autotask().people().put(user);
  }

  List<Json.Obj> report() {
    // Beyond what is remembered of the report before.
    console.clock.advance(Duration.ofSeconds(61));
    desk.clock.advance(Duration.ofSeconds(61));
    return admin.get(path + "/diagnostics").items();
  }

  Json.Obj first() {
    return report().getFirst();
  }

  Json.Obj line(String id) {
    return report().stream()
        .filter(line -> line.text("id").orElse("").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + id));
  }

  static String state(Json.Obj line) {
    return line.text("state").orElseThrow();
  }

  static String id(Json.Obj line) {
    return line.text("id").orElseThrow();
  }

  @Override
  public void close() {
    desk.close();
  }
}
