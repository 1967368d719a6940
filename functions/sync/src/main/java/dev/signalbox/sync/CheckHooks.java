package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookAlarm.Kind;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks at our webhooks through the PSA's own API and mends what is wrong with them. Whatever gave
/// reason to look is a hint and no more: nothing is believed of it, and no secret or trust depends
/// on it.
final class CheckHooks {

  /// Whoever sends us bad signatures shall not make us write to the PSA each time.
  private static final Duration BETWEEN_REPAIRS = Duration.ofHours(1);

  private final OpenConnections connections;
  private final SettingsStore settings;
  private final HookWatches watches;
  private final ProvisionHooks provisioning;
  private final FetchMissed missed;
  private final InstantSource clock;
  private final Log log;

  CheckHooks(
      OpenConnections connections,
      SettingsStore settings,
      HookWatches watches,
      ProvisionHooks provisioning,
      FetchMissed missed,
      InstantSource clock,
      Log log) {
    this.connections = connections;
    this.settings = settings;
    this.watches = watches;
    this.provisioning = provisioning;
    this.missed = missed;
    this.clock = clock;
    this.log = log;
  }

  /// @param until when this has ended in any case
  /// @throws dev.signalbox.core.psa.PsaFault when the PSA cannot be asked, or its webhooks are just
  ///   being set up
  void check(OpenConnections.Open open, Message message, Task.CheckHooks task, Instant until) {
    provisioning.checkFree(open.ref());
    if (task.doubt() == HookDoubt.BAD_SIGNATURE) {
      raise(open, hooksCalled(task), Kind.BAD_SIGNATURE, "hookKeyDoubted");
    }
    boolean wrong = !areHealthy(open) || keyMayBeWrong(open.ref()) || newKeyIsUnused(open);
    boolean mended = wrong && mend(open, until);
    missed.fetch(open, message, mended);
    noteMove(open);
  }

  private boolean areHealthy(OpenConnections.Open open) {
    Optional<HookPlan> plan = provisioning.plan(open);
    if (plan.isEmpty()) {
      return false;
    }
    HookReport report = open.psa().setup().hooks(plan.get());
    raise(open, switchedOff(report), Kind.DEACTIVATED, "hookDeactivated");
    boolean healthy =
        areAsPlanned(plan.get(), report.ours()) && areAllWanted(plan.get(), open.ref());
    Instant now = clock.instant();
    Map<Entity, Instant> delivered = settings.lastDeliveries(open.ref());
    watches.change(
        open.ref(), watch -> cleared(watch.checked(now, healthy), healthy, delivered, now));
    return healthy;
  }

  private static Set<Entity> switchedOff(HookReport report) {
    Set<Entity> off = EnumSet.noneOf(Entity.class);
    report.ours().stream().filter(hook -> !hook.active()).forEach(hook -> off.add(hook.entity()));
    return off;
  }

  private static boolean areAsPlanned(HookPlan plan, List<HookView> ours) {
    return ours.size() == plan.urls().size()
        && ours.stream().map(HookView::entity).distinct().count() == ours.size()
        && ours.stream().allMatch(hook -> hook.active() && hook.ready() && hook.asPlanned());
  }

  /// A kind of record may have been switched off since.
  private boolean areAllWanted(HookPlan plan, ConnectionRef ref) {
    return settings.hooks(ref).stream().allMatch(hook -> plan.urls().containsKey(hook.entity()));
  }

  /// What is over rings no longer. That a key is right shows when something arrives that was signed
  /// with it.
  private static HookWatch cleared(
      HookWatch watch, boolean healthy, Map<Entity, Instant> delivered, Instant now) {
    HookWatch after = watch;
    for (Map.Entry<Entity, HookAlarm> entry : watch.alarms().entrySet()) {
      HookAlarm alarm = entry.getValue();
      boolean over =
          switch (alarm.kind()) {
            case DEACTIVATED -> healthy;
            case BAD_SIGNATURE -> hasDeliveredSince(alarm, delivered.get(entry.getKey()));
          };
      after = over ? after.withAlarm(entry.getKey(), alarm.cleared(now)) : after;
    }
    return after;
  }

  private static boolean hasDeliveredSince(HookAlarm alarm, @Nullable Instant last) {
    return last != null && alarm.repairedAt() != null && last.isAfter(alarm.repairedAt());
  }

  /// Each alarm is logged once, when it begins: a metric counts those lines.
  private void raise(OpenConnections.Open open, Set<Entity> hooks, Kind kind, String event) {
    Instant now = clock.instant();
    HookWatch before = watches.of(open.ref());
    watches.change(
        open.ref(),
        watch -> {
          HookWatch after = watch;
          for (Entity hook : hooks) {
            after = after.raised(hook, HookAlarm.raised(kind, now));
          }
          return after;
        });
    hooks.stream()
        .filter(hook -> !before.rings(hook, kind))
        .forEach(hook -> log.warn(event, line -> open.in(line).put("hook", hook.word())));
  }

  /// The hook that a delivery named; all of ours when it named none that we know.
  private Set<Entity> hooksCalled(Task.CheckHooks task) {
    List<Hook> known = settings.hooks(task.ref());
    Set<Entity> named = new TreeSet<>();
    known.stream()
        .filter(hook -> task.hook().equals(hook.guid()))
        .forEach(hook -> named.add(hook.entity()));
    if (named.isEmpty()) {
      known.forEach(hook -> named.add(hook.entity()));
    }
    return named;
  }

  private boolean keyMayBeWrong(ConnectionRef ref) {
    Instant now = clock.instant();
    return watches.of(ref).alarms().values().stream()
        .filter(alarm -> alarm.rings() && alarm.kind() == Kind.BAD_SIGNATURE)
        .anyMatch(alarm ->
            alarm.repairedAt() == null || !now.isBefore(alarm.repairedAt().plus(BETWEEN_REPAIRS)));
  }

  /// Whether the hooks still sign with the key before a rotation.
  private boolean newKeyIsUnused(OpenConnections.Open open) {
    Optional<Instant> usable =
        open.secret()
            .rotatedAt()
            .map(began -> began.plus(RotateHookKey.KNOWN_EVERYWHERE))
            .filter(from -> !clock.instant().isBefore(from));
    Optional<Instant> done =
        settings
            .provisionNote(open.ref())
            .filter(note -> note.state() == ProvisionNote.State.DONE)
            .map(ProvisionNote::at);
    return usable.isPresent() && (done.isEmpty() || done.get().isBefore(usable.get()));
  }

  private boolean mend(OpenConnections.Open open, Instant until) {
    ProvisionNote note = provisioning.provision(open, "", until);
    boolean mended = note.state() == ProvisionNote.State.DONE;
    Instant now = clock.instant();
    if (mended) {
      watches.change(open.ref(), watch -> repaired(watch, now));
    }
    log.info("hooksMended", line -> open.in(line).put("state", note.state().name()));
    return mended;
  }

  private static HookWatch repaired(HookWatch watch, Instant now) {
    return watch.ringing(alarm ->
        alarm.kind() == Kind.DEACTIVATED ? alarm.repaired(now).cleared(now) : alarm.repaired(now));
  }

  /// An account that was found elsewhere is looked for there from now on.
  private void noteMove(OpenConnections.Open open) {
    open.psa()
        .moved()
        .ifPresent(moved -> {
          connections.change(
              open.ref(),
              connection ->
                  connection.withAccess(
                      connection.username(),
                      moved.zone(),
                      connection.zoneChosen(),
                      moved.account()));
          log.warn("zoneMoved", open::in);
        });
  }
}
