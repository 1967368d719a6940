package dev.signalbox.config;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.SettingsStore;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Our webhooks one by one: how the PSA shows each now, and what its deliveries came to.
final class HookRows {

  /// One webhook that there is or should be.
  ///
  /// @param view as the PSA shows it; null when it is missing there
  record Row(
      Entity entity,
      @Nullable HookView view,
      @Nullable HookAlarm alarm,
      @Nullable Instant lastDelivery,
      HookWatch.@Nullable Failure failure) {

    State state() {
      if (view == null) {
        return State.MISSING;
      }
      if (!view.active()) {
        return State.DEACTIVATED;
      }
      if (!view.asPlanned()) {
        return State.CHANGED;
      }
      return view.ready() ? State.OK : State.NOT_READY;
    }

    Optional<HookAlarm> ringing() {
      return Optional.ofNullable(alarm).filter(HookAlarm::rings);
    }
  }

  /// How a webhook stands.
  enum State {
    OK("ok"),
    MISSING("missing"),
    DEACTIVATED("deactivated"),
    CHANGED("changed"),
    NOT_READY("not-ready");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final SettingsStore settings;

  HookRows(SettingsStore settings) {
    this.settings = settings;
  }

  /// What to ask the PSA for: our webhooks where we know them to be.
  HookPlan plan(ConnectionRef ref) {
    Map<Entity, String> urls =
        settings.hooks(ref).stream()
            .collect(Collectors.toMap(Hook::entity, Hook::url, (first, _) -> first));
    String deactivation = urls.getOrDefault(Entity.TICKET, "") + "/deactivated";
    return new HookPlan(HookPlan.markOf(ref), urls, deactivation, "", null);
  }

  List<Row> rows(ConnectionRef ref, HookReport report) {
    HookWatch watch = settings.hookWatch(ref).value();
    Map<Entity, Instant> delivered = settings.lastDeliveries(ref);
    boolean items = settings.scope(ref).value().entities().contains(Entity.CONFIGURATION_ITEM);
    Set<Entity> entities = new LinkedHashSet<>(HookPlan.entities(items));
    report.ours().forEach(hook -> entities.add(hook.entity()));
    return entities.stream()
        .map(entity ->
            new Row(
                entity,
                viewOf(entity, report),
                watch.alarms().get(entity),
                delivered.get(entity),
                watch.failures().get(entity)))
        .toList();
  }

  private static @Nullable HookView viewOf(Entity entity, HookReport report) {
    return report.ours().stream().filter(hook -> hook.entity() == entity).findFirst().orElse(null);
  }
}
