package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Our webhooks in a PSA, as the PSA shows them now.
final class WebhooksApi {

  private static final Shape<HookView> HOOK =
      Shape.<HookView>of("Webhook")
          .text("entity", "whose changes it reports", hook -> hook.entity().word())
          .number("id", "the PSA's id", HookView::id)
          .text("name", "its name in the PSA", HookView::name)
          .bool("active", "whether the PSA calls it", HookView::active)
          .bool("ready", "whether any field triggers it", HookView::ready)
          .bool("asPlanned", "whether address, events and fields are ours", HookView::asPlanned)
          .text("state", "ok, inactive or changed", WebhooksApi::stateOf);

  private static final Shape<ProvisionNote> NOTE =
      Shape.<ProvisionNote>of("Provisioning")
          .time("at", "when", ProvisionNote::at)
          .text(
              "state",
              "done, not-permitted, quota-used-up or failed",
              note -> note.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .text("message", "what happened", ProvisionNote::message)
          .text("nextStep", "what you have to do; empty when nothing", ProvisionNote::nextStep)
          .texts("psaErrors", "the PSA's own words", ProvisionNote::psaErrors);

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final AddConnection adding;
  private final PublicAddress address;

  WebhooksApi(
      ConnectionsApi connections,
      LivePsa psa,
      SettingsStore settings,
      AddConnection adding,
      PublicAddress address) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.adding = adding;
    this.address = address;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/webhooks",
            Role.MANAGER,
            "our webhooks in the PSA, live, and how provisioning ended",
            Form.NONE,
            200,
            HOOK,
            this::list),
        new Route(
            "POST",
            "/v1/connections/{connection}/webhooks/provision",
            Role.MANAGER,
            "make our webhooks exist and work",
            Form.NONE,
            202,
            NOTE,
            this::provision));
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.findWorking(call);
    ConnectionRef ref = connection.ref();
    HookReport report = psa.setup(connection).hooks(plan(ref));
    Integer allowed = report.allowed();
    ObjBuilder quota =
        Json.object().put("ours", report.ours().size()).put("others", report.others());
    ObjBuilder body =
        Json.object()
            .put("items", Json.array(report.ours().stream().map(HOOK::write).toList()))
            .put(
                "quota",
                allowed == null ? quota.put("allowed", Json.none()) : quota.put("allowed", allowed))
            .put("provisioning", settings.provisionNote(ref).map(NOTE::write));
    return HttpResponse.json(200, body.build());
  }

  private HttpResponse provision(Call call) {
    Connection connection = connections.findWorking(call);
    adding.provision(connection.ref(), address.of(call.request()));
    String location = "/v1/connections/" + connection.ref().connection() + "/webhooks";
    return Answers.accepted(location, Json.object().put("location", location).build());
  }

  private HookPlan plan(ConnectionRef ref) {
    List<Hook> known = settings.hooks(ref);
    Map<Entity, String> urls =
        known.stream().collect(Collectors.toMap(Hook::entity, Hook::url, (first, _) -> first));
    String deactivation = urls.getOrDefault(Entity.TICKET, "") + "/deactivated";
    return new HookPlan(HookPlan.markOf(ref), urls, deactivation, "", null);
  }

  private static String stateOf(HookView hook) {
    if (!hook.active()) {
      return "inactive";
    }
    return hook.asPlanned() && hook.ready() ? "ok" : "changed";
  }
}
