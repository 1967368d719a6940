package dev.signalbox.core.settings;

import dev.signalbox.core.psa.Entity;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What checks know of a connection's webhooks beside the hooks themselves.
///
/// @param publicUrl where the PSA reaches us; empty until somebody said
/// @param checkedAt when the PSA was last asked
/// @param healthyAt when all hooks were last found as they have to be
/// @param errorsRead up to which entry the PSA's log of failed deliveries was worked; -1 for none
/// @param alarms the last alarm of each hook
/// @param failures the last delivery of each hook that the PSA gave up
/// @param takenUntil somebody sets the webhooks up and alone may, at most until then
public record HookWatch(
    String publicUrl,
    @Nullable Instant checkedAt,
    @Nullable Instant healthyAt,
    long errorsRead,
    Map<Entity, HookAlarm> alarms,
    Map<Entity, Failure> failures,
    @Nullable Instant takenUntil) {

  /// A delivery that the PSA gave up.
  ///
  /// @param text the beginning of what we answered it, or why we did not
  public record Failure(Instant at, String text) {}

  public static final HookWatch NONE = new HookWatch("", null, null, -1, Map.of(), Map.of(), null);

  public HookWatch {
    alarms = Map.copyOf(alarms);
    failures = Map.copyOf(failures);
  }

  public HookWatch at(String url) {
    return new HookWatch(url, checkedAt, healthyAt, errorsRead, alarms, failures, takenUntil);
  }

  public HookWatch checked(Instant at, boolean healthy) {
    return new HookWatch(
        publicUrl, at, healthy ? at : healthyAt, errorsRead, alarms, failures, takenUntil);
  }

  /// With the log worked up to an entry; never back.
  public HookWatch readTo(long error, Map<Entity, Failure> latest) {
    Map<Entity, Failure> all = new EnumMap<>(Entity.class);
    all.putAll(failures);
    all.putAll(latest);
    return new HookWatch(
        publicUrl, checkedAt, healthyAt, Math.max(errorsRead, error), alarms, all, takenUntil);
  }

  /// With an alarm of a hook; one that rings already keeps the time it began.
  public HookWatch raised(Entity hook, HookAlarm alarm) {
    HookAlarm held = alarms.get(hook);
    return held != null && held.rings() && held.kind() == alarm.kind()
        ? this
        : withAlarm(hook, alarm);
  }

  /// With the alarms of hooks changed that ring.
  public HookWatch ringing(UnaryOperator<HookAlarm> change) {
    HookWatch changed = this;
    for (Map.Entry<Entity, HookAlarm> entry : alarms.entrySet()) {
      if (entry.getValue().rings()) {
        changed = changed.withAlarm(entry.getKey(), change.apply(entry.getValue()));
      }
    }
    return changed;
  }

  public HookWatch withAlarm(Entity hook, HookAlarm alarm) {
    Map<Entity, HookAlarm> all = new EnumMap<>(Entity.class);
    all.putAll(alarms);
    all.put(hook, alarm);
    return new HookWatch(publicUrl, checkedAt, healthyAt, errorsRead, all, failures, takenUntil);
  }

  public HookWatch taken(@Nullable Instant until) {
    return new HookWatch(publicUrl, checkedAt, healthyAt, errorsRead, alarms, failures, until);
  }

  /// Whether somebody sets the webhooks up.
  public boolean isTaken(Instant now) {
    return takenUntil != null && now.isBefore(takenUntil);
  }

  /// Whether a hook's alarm of this kind rings.
  public boolean rings(Entity hook, HookAlarm.Kind kind) {
    HookAlarm alarm = alarms.get(hook);
    return alarm != null && alarm.kind() == kind && alarm.rings();
  }
}
