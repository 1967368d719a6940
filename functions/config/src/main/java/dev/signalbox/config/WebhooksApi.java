package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.config.HookFindings.Finding;
import dev.signalbox.config.HookRows.Row;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.tenant.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Our webhooks in a PSA, as the PSA shows them now.
final class WebhooksApi {

  private static final Shape<HookAlarm> ALARM =
      Shape.<HookAlarm>of("WebhookAlarm")
          .text("kind", "deactivated or bad-signature", alarm -> wordOf(alarm.kind()))
          .bool("ringing", "whether it is not over yet", HookAlarm::rings)
          .time("since", "when it was noticed", HookAlarm::since)
          .time("repairedAt", "when something was last done about it", HookAlarm::repairedAt)
          .time("clearedAt", "when it was over", HookAlarm::clearedAt);

  private static final Shape<HookWatch.Failure> FAILURE =
      Shape.<HookWatch.Failure>of("WebhookFailure")
          .time("at", "when the PSA gave it up", HookWatch.Failure::at)
          .text("text", "what the PSA says of it", HookWatch.Failure::text);

  private static final Shape<Row> HOOK =
      Shape.<Row>of("Webhook")
          .text("entity", "whose changes it reports", row -> row.entity().word())
          .maybeNumber("id", "the PSA's id; absent when it is missing", of(HookView::id))
          .maybeText("name", "its name in the PSA", of(HookView::name))
          .bool("active", "whether the PSA calls it", row -> is(row, HookView::active))
          .bool("ready", "whether any field triggers it", row -> is(row, HookView::ready))
          .bool(
              "asPlanned",
              "whether address, events and fields are ours, and our own changes are left out",
              row -> is(row, HookView::asPlanned))
          .text(
              "state", "ok, missing, deactivated, changed or not-ready", row -> row.state().word())
          .time("lastDelivery", "when it last delivered, to the minute", Row::lastDelivery)
          .maybePart("lastError", "its last delivery that the PSA gave up", FAILURE, Row::failure)
          .maybePart("alarm", "its last alarm", ALARM, Row::alarm);

  private static final Shape<ProvisionNote> NOTE =
      Shape.<ProvisionNote>of("Provisioning")
          .time("at", "when", ProvisionNote::at)
          .text(
              "state", "done, not-permitted, quota-used-up or failed", note -> wordOf(note.state()))
          .text("message", "what happened", ProvisionNote::message)
          .text("nextStep", "what you have to do; empty when nothing", ProvisionNote::nextStep)
          .texts("psaErrors", "the PSA's own words", ProvisionNote::psaErrors);

  /// Our webhooks, how many the API user may own, and how provisioning ended.
  private record View(
      List<Row> rows,
      HookReport report,
      List<Finding> findings,
      @Nullable Instant checkedAt,
      Optional<ProvisionNote> note) {}

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
          .list("items", "one for each webhook that there is or should be", HOOK, View::rows)
          .list(
              "findings",
              "why real time does not work, the first cause first; none when it does",
              HookFindings.FINDING,
              View::findings)
          .part("quota", "how many there are and may be", QUOTA, View::report)
          .time("checkedAt", "when they were last looked at by themselves", View::checkedAt)
          .maybePart("provisioning", "how it ended last", NOTE, view -> view.note().orElse(null));

  private final ConnectionsApi connections;
  private final LivePsa psa;
  private final SettingsStore settings;
  private final HookRows rows;
  private final HookTasks tasks;
  private final PublicAddress address;

  WebhooksApi(
      ConnectionsApi connections,
      LivePsa psa,
      SettingsStore settings,
      HookTasks tasks,
      PublicAddress address) {
    this.connections = connections;
    this.psa = psa;
    this.settings = settings;
    this.rows = new HookRows(settings);
    this.tasks = tasks;
    this.address = address;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections/{connection}/webhooks",
            Role.MANAGER,
            "our webhooks in the PSA, live, what is wrong with them, and how provisioning ended",
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
                this::provision)
            .startingWork(),
        new Route(
                "POST",
                "/v1/connections/{connection}/webhooks/rotate",
                Role.MANAGER,
                "sign webhooks with a new key; the one before is accepted for another day",
                Form.NONE,
                202,
                Answers.ACCEPTED,
                this::rotate)
            .startingWork());
  }

  private HttpResponse list(Call call) {
    Connection connection = connections.findWorking(call);
    HookReport report = psa.ask(connection, setup -> setup.hooks(rows.plan(connection.ref())));
    List<Row> all = rows.rows(connection.ref(), report);
    Optional<ProvisionNote> note = settings.provisionNote(connection.ref());
    return Answers.one(
        VIEW,
        new View(
            all,
            report,
            HookFindings.of(all, note),
            settings.hookWatch(connection.ref()).value().checkedAt(),
            note));
  }

  private HttpResponse provision(Call call) {
    Connection connection = connections.findWorking(call);
    tasks.provision(connection.ref(), address.of(call.request()));
    return Answers.accepted(placeOf(connection));
  }

  private HttpResponse rotate(Call call) {
    Connection connection = connections.findWorking(call);
    tasks.rotate(connection.ref());
    return Answers.accepted(placeOf(connection));
  }

  private static String placeOf(Connection connection) {
    return "/v1/connections/" + connection.ref().connection() + "/webhooks";
  }

  private static <T> Function<Row, @Nullable T> of(Function<HookView, T> read) {
    return row -> {
      HookView view = row.view();
      return view == null ? null : read.apply(view);
    };
  }

  private static boolean is(Row row, Function<HookView, Boolean> read) {
    HookView view = row.view();
    return view != null && read.apply(view);
  }

  static String wordOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
