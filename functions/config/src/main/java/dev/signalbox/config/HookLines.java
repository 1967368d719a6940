package dev.signalbox.config;

import dev.signalbox.config.HookRows.Row;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Finding;
import dev.signalbox.core.psa.Finding.Topic;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Question;
import dev.signalbox.core.settings.SettingsStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether the PSA tells us of changes: state, last delivery and last failure of each webhook.
final class HookLines {

  private static final String HOW =
      "the webhooks that the PSA shows, its log of failed deliveries, and what arrived here";

  private final SettingsStore settings;
  private final HookRows rows;

  HookLines(SettingsStore settings) {
    this.settings = settings;
    this.rows = new HookRows(settings);
  }

  /// What there should be webhooks for.
  List<Entity> entities(ConnectionRef ref) {
    return HookPlan.entities(
        settings.scope(ref).value().entities().contains(Entity.CONFIGURATION_ITEM));
  }

  Question question(ConnectionRef ref, PsaSetup setup) {
    return new Question(
        Topic.WEBHOOKS,
        entities(ref).stream().map(HookLines::idOf).toList(),
        () -> rows.rows(ref, setup.hooks(rows.plan(ref))).stream().map(HookLines::line).toList());
  }

  private static String idOf(Entity entity) {
    return "webhooks." + entity.word();
  }

  private static Finding line(Row row) {
    Instant last = row.lastDelivery();
    String heard =
        last == null ? " Nothing was delivered yet." : " It last delivered at " + last + ".";
    Optional<HookFindings.Finding> wrong =
        HookFindings.of(List.of(row), Optional.empty()).stream().findFirst();
    return wrong
        .map(cause ->
            Finding.fail(
                    Topic.WEBHOOKS,
                    idOf(row.entity()),
                    HOW,
                    cause.message() + failure(row) + heard,
                    cause.nextStep() + " POST .../webhooks/provision does it at once.")
                .showing(cause.cause()))
        .orElseGet(() ->
            Finding.pass(
                    Topic.WEBHOOKS,
                    idOf(row.entity()),
                    HOW,
                    "The webhook for " + row.entity().word() + " is active and complete." + heard)
                .showing("ok"));
  }

  private static String failure(Row row) {
    return row.failure() == null
        ? ""
        : " The PSA gave up a delivery at " + row.failure().at() + ": " + row.failure().text();
  }
}
