package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskConfig;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.rest.RestSurface;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.webhooks.HookSwitches;
import dev.signalbox.simulator.autotask.webhooks.Webhooks;
import dev.signalbox.simulator.autotask.workflow.ReplyRule;
import dev.signalbox.simulator.autotask.workflow.WorkflowRules;
import dev.signalbox.simulator.demo.Account;
import dev.signalbox.simulator.demo.Arrivals;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoTenant;
import dev.signalbox.simulator.demo.DemoUser;
import dev.signalbox.simulator.demo.Draft;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// One demo account as it runs: a database of its own with its REST calls and its webhooks.
final class DemoAccount implements AutoCloseable {

  private static final int HOURLY_REQUESTS = 10_000;
  private static final int CONCURRENT_CALLS = 3;
  private static final int BAD_LOGINS = 5;
  private static final List<String> HOOKS =
      List.of(
          "TicketWebhook",
          "TicketNoteWebhook",
          "CompanyWebhook",
          "ContactWebhook",
          "ConfigurationItemWebhook");

  private final Account account;
  private final AutotaskSimulator autotask;
  private final URI home;
  private final Misfortune misfortune;
  private volatile URI zone;
  private volatile RestSurface rest;
  private final Webhooks webhooks;
  private volatile DemoTenant tenant;
  private volatile Arrivals arrivals;

  DemoAccount(
      Account account,
      DemoPlan plan,
      InstantSource clock,
      URI origin,
      CalloutTimes times,
      Misfortune misfortune) {
    this.account = account;
    this.home = origin;
    this.zone = origin;
    this.misfortune = misfortune;
    this.tenant = DemoTenant.of(account, plan, clock.instant());
    this.arrivals = new Arrivals(plan.seed());
    this.autotask =
        new AutotaskSimulator(
            new AutotaskConfig(
                users(),
                Switches.likely(),
                account.customerNumber(),
                BAD_LOGINS,
                HOURLY_REQUESTS,
                CONCURRENT_CALLS),
            clock);
    this.rest = freshRest();
    this.webhooks = new Webhooks(account.key(), autotask, times, misfortune::nextEvent);
    WorkflowRules.watch(autotask, misfortune::reverts, webhooks::later);
    ReplyRule.watch(autotask, webhooks::later);
    autotask.tenant().hookSetup().set(misfortune::losesField, misfortune::readyAfter);
    fill();
  }

  Account account() {
    return account;
  }

  DemoTenant tenant() {
    return tenant;
  }

  AutotaskSimulator autotask() {
    return autotask;
  }

  RestSurface rest() {
    return rest;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  boolean knows(String userName) {
    return autotask.people().find(userName).isPresent();
  }

  /// With an hour of requests ahead and nothing under way.
  private RestSurface freshRest() {
    RestSurface fresh = new RestSurface(autotask, zone);
    fresh.filterInside(misfortune::delayed);
    return fresh;
  }

  /// Lives in another zone from now on: the one before refuses its users (Autotask developer help,
  /// REST API calls: zone information).
  void moveTo(URI other) {
    zone = other;
    rest = freshRest();
  }

  boolean isAt(URI origin) {
    return zone.equals(origin);
  }

  /// Starts anew: webhooks and what waits for them are gone, users are as they were.
  void reset(DemoPlan plan, CalloutTimes times) {
    DemoTenant made = DemoTenant.of(account, plan, autotask.clock().instant());
    webhooks.restart(times);
    autotask.clear();
    autotask.usualPicklists();
    autotask.set(Switches.likely());
    webhooks.set(HookSwitches.likely());
    moveTo(home);
    tenant = made;
    arrivals = new Arrivals(plan.seed());
    users()
        .forEach(user -> {
          autotask.people().put(user);
          autotask.people().unlock(user.userName());
          autotask.people().associateWithLinesOfBusiness(user, true);
        });
    fill();
  }

  private void fill() {
    Filling filling = new Filling(autotask);
    tenant.picklists().forEach(filling::choose);
    tenant.rows().forEach(filling::plant);
    levels();
    for (DemoUser user : tenant.users()) {
      if (user.kind() == DemoUser.Kind.WEBHOOKS_USED_UP) {
        plantForeignHook(user, 1);
        plantForeignHook(user, 2);
      }
    }
  }

  /// Technicians allow impersonation, all but one: so that its refusal can be seen.
  private void levels() {
    List<Draft> people =
        tenant.rows().stream()
            .filter(row -> row.entity().equals("Resource"))
            .filter(row -> !Long.valueOf(7).equals(row.values().get("licenseType")))
            .toList();
    for (int index = 0; index < people.size(); index++) {
      boolean allowed = index != account.unwillingTechnician();
      autotask
          .people()
          .giveLevel(people.get(index).id(), SecurityLevel.full().allowingImpersonation(allowed));
    }
  }

  private List<ApiUser> users() {
    return tenant.users().stream().map(DemoAccount::user).toList();
  }

  private static ApiUser user(DemoUser demo) {
    ApiUser full =
        ApiUser.full(demo.userName(), demo.secret(), demo.integrationCode(), demo.resource());
    return switch (demo.kind()) {
      case WORKING -> full;
      case DISABLED -> full.active(false);
      case NO_WEBHOOKS -> full.with(withoutWebhooks());
      case WEBHOOKS_USED_UP -> full.withMaximumWebhooks(2);
      case NO_IMPERSONATION ->
          full.refusingImpersonationOf(Set.of("Ticket", "TicketNote", "TimeEntry", "Contact"));
    };
  }

  private static SecurityLevel withoutWebhooks() {
    SecurityLevel level = SecurityLevel.full();
    for (String hooks : HOOKS) {
      level = level.without(hooks, Right.CREATE, Right.UPDATE);
    }
    return level;
  }

  /// A webhook of another product that fills the quota and never fires.
  private void plantForeignHook(DemoUser owner, int number) {
    Row _ =
        autotask.plant(
            "TicketWebhook",
            Json.object()
                .put("name", "Another product " + number)
                .put("isActive", false)
                .put("isReady", false)
                .put("webhookUrl", "https://another.example/hooks/" + number)
                .put("deactivationUrl", "https://another.example/hooks/off")
                .put("secretKey", owner.integrationCode())
                .put("sendThresholdExceededNotification", false)
                .put("isSubscribedToCreateEvents", true)
                .put("isSubscribedToUpdateEvents", false)
                .put("isSubscribedToDeleteEvents", false)
                .put("ownerResourceID", owner.resource())
                .put("webhookGUID", "00000000-0000-0000-0000-00000000000" + number)
                .build());
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
