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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /// Our webhooks, how many the API user may own, and how provisioning ended.
  private record View(HookReport report, Optional<ProvisionNote> note) {}

  private static final Shape<HookReport> QUOTA =
      Shape.<HookReport>of("WebhookQuota")
          .number("ours", "webhooks of this connection", report -> (long) report.ours().size())
          .number("others", "webhooks of others in the account", report -> (long) report.others())
          .maybeNumber(
              "allowed",
              "how many the API user may own; absent when the PSA does not tell",
              report -> report.allowed() == null ? null : (long) report.allowed());

  private static final Shape<View> VIEW =
      Shape.<View>of("WebhookList")
          .list("items", "one for each of our webhooks", HOOK, view -> view.report().ours())
          .part("quota", "how many there are and may be", QUOTA, View::report)
          .maybePart("provisioning", "how it ended last", NOTE, view -> view.note().orElse(null));

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
            VIEW,
            this::list),
        new Route(
            "POST",
            "/v1/connections/{connection}/webhooks/provision",
            Role.MANAGER,
            "make our webhooks exist and work",
            Form.NONE,
            202,
            Answers.ACCEPTED,
            this::provision));
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.findWorking(call);
    ConnectionRef ref = connection.ref();
    HookReport report = psa.ask(connection, setup -> setup.hooks(plan(ref)));
    return Answers.one(VIEW, new View(report, settings.provisionNote(ref)));
  }

  private HttpResponse provision(Call call) {
    Connection connection = connections.findWorking(call);
    adding.provision(connection.ref(), address.of(call.request()));
    String location = "/v1/connections/" + connection.ref().connection() + "/webhooks";
    return Answers.accepted(location);
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
