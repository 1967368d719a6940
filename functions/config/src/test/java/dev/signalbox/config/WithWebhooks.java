package dev.signalbox.config;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A test of our webhooks in a simulated Autotask.
abstract class WithWebhooks extends WithAConnection {

  static final String URL = "https://desk.example/webhooks/autotask/token";

  final HookPlan plan(List<Entity> entities) {
    Map<Entity, String> urls = new EnumMap<>(Entity.class);
    entities.forEach(entity -> urls.put(entity, URL + entity.word()));
    return new HookPlan(
        HookPlan.markOf(ref),
        urls,
        URL + "ticket/deactivated",
        "a signing key of at least thirty-two characters",
        null);
  }

  final PsaSetup setup() {
    return desk.open(onlyConnection(), console.secrets.find(ref).orElseThrow());
  }

  /// Does the worker's part.
  final List<HookView> provisioned(List<Entity> entities) {
    Provisioning.Provisioned done = (Provisioning.Provisioned) setup().provision(plan(entities));
    console.settings.saveHooks(
        ref,
        done.hooks().stream()
            .map(hook -> new Hook(hook.entity(), hook.id(), hook.guid(), hook.url(), true))
            .toList());
    return done.hooks();
  }

  /// Changes the webhook for tickets as an Autotask administrator does.
  final void update(ObjBuilder fields) {
    desk.simulator
        .autotask()
        .update(Actor.apiUser(SimulatedDesk.USER.resourceId()), "TicketWebhook", fields.build());
  }

  final Json.Obj ticketHook() {
    return admin.get(path + "/webhooks").items().stream()
        .filter(hook -> hook.text("entity").orElseThrow().equals("ticket"))
        .findFirst()
        .orElseThrow();
  }
}
