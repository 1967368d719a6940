package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds the webhooks of ours that a PSA has to those that it is to have, wherever the account has
/// moved meanwhile: one for each kind of record, each with a name and an address of its own.
final class OwnHooks {

  static final String ONCE = "each webhook of ours is there once";

  private static final List<String> KINDS =
      List.of("Ticket", "TicketNote", "Company", "Contact", "ConfigurationItem");

  private final SettingsStore settings;

  OwnHooks(SettingsStore settings) {
    this.settings = settings;
  }

  void areThereOnce(ConnectionRef ref, PsaDatabase psa) {
    Set<String> names = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    for (String kind : KINDS) {
      List<Row> ours = ours(ref, psa, kind);
      if (ours.size() != (isWanted(ref, kind) ? 1 : 0)) {
        throw broken(psa, "%d for %s".formatted(ours.size(), kind));
      }
      for (Row hook : ours) {
        if (!names.add(hook.text("name").orElse(""))
            || !addresses.add(hook.text("webhookUrl").orElse(""))) {
          throw broken(psa, "%s is like another one".formatted(hook));
        }
      }
    }
  }

  private static List<Row> ours(ConnectionRef ref, PsaDatabase psa, String kind) {
    return psa.rows(kind + "Webhook")
        .filter(row -> row.text("name").orElse("").startsWith(HookPlan.markOf(ref)))
        .toList();
  }

  private boolean isWanted(ConnectionRef ref, String kind) {
    return !kind.equals("ConfigurationItem")
        || settings.scope(ref).value().entities().contains(Entity.CONFIGURATION_ITEM);
  }

  private static Broken broken(PsaDatabase psa, String how) {
    return new Broken(ONCE, how + " at " + psa.key());
  }
}
