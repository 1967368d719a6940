package dev.signalbox.simulator.autotask.webhooks;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.HookSetup;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.ChangeListener;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.hooks.Callout;
import dev.signalbox.simulator.hooks.CalloutTimes;
import dev.signalbox.simulator.hooks.Callouts;
import dev.signalbox.simulator.hooks.Hook;
import dev.signalbox.simulator.hooks.HookOutcomes;
import dev.signalbox.simulator.hooks.Mishap;
import dev.signalbox.simulator.hooks.Postman;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns the changes of one database into callouts, and what becomes of callouts into rows.
public final class Webhooks implements ChangeListener, HookOutcomes, AutoCloseable {

  private static final int LOGGED = 8000;

  private final String account;
  private final AutotaskSimulator autotask;
  private final Supplier<Mishap> mishaps;
  private final AtomicReference<HookSwitches> switches =
      new AtomicReference<>(HookSwitches.likely());
  private final Map<String, Long> sequences = new HashMap<>();

  /// Hooks that go off without a word.
  private final Set<String> silently = ConcurrentHashMap.newKeySet();

  private volatile CalloutTimes times;
  private final Function<CalloutTimes, Postman> postmen;
  private volatile Postman postman;
  private volatile Callouts callouts;

  public Webhooks(
      String account, AutotaskSimulator autotask, CalloutTimes times, Supplier<Mishap> mishaps) {
    this(account, autotask, times, mishaps, Postman::live);
  }

  /// @param postmen makes who delivers, anew with each start
  public Webhooks(
      String account,
      AutotaskSimulator autotask,
      CalloutTimes times,
      Supplier<Mishap> mishaps,
      Function<CalloutTimes, Postman> postmen) {
    this.account = account;
    this.postmen = postmen;
    this.autotask = autotask;
    this.mishaps = mishaps;
    this.times = times;
    this.postman = postmen.apply(times);
    this.callouts = new Callouts(times, autotask.clock(), this, mishaps, postman);
    autotask.listen(this);
  }

  public HookSwitches switches() {
    return switches.get();
  }

  public void set(HookSwitches other) {
    switches.set(other);
  }

  public Callouts callouts() {
    return callouts;
  }

  /// Drops what waits and begins anew, with other patience if asked.
  public void restart(CalloutTimes other) {
    callouts.close();
    sequences.clear();
    times = other;
    postman = postmen.apply(times);
    callouts = new Callouts(times, autotask.clock(), this, mishaps, postman);
  }

  public CalloutTimes times() {
    return times;
  }

  /// Runs while no other write can happen, so sequence numbers follow the commits.
  @Override
  public void changed(Change change) {
    WatchedEntity.of(change.entity()).ifPresent(watched -> tell(watched, change));
    WatchedEntity.ofHooks(change.entity()).ifPresent(watched -> hookChanged(watched, change));
    if (change.entity().name().equals("Resource")
        && isActive(change.before())
        && !isActive(change.after())) {
      postman.send(() -> ownerLeft(change.id()));
    }
  }

  private void tell(WatchedEntity watched, Change change) {
    autotask
        .table(watched.hooks())
        .rows()
        .map(row -> Subscription.read(autotask, watched, row))
        .filter(hook -> hook.wants(change, isReady(hook)))
        .filter(hook -> !hook.excludes(change.actor(), switches()))
        .filter(hook -> ownerSees(hook, watched, change))
        .forEach(hook -> callouts.offer(callout(hook, change)));
  }

  private boolean isReady(Subscription hook) {
    var key = new HookSetup.Hook(hook.watched().hooks(), hook.row().id());
    return hook.row().isTrue("isReady")
        || autotask.tenant().hookSetup().isDue(key, autotask.store().now());
  }

  /// An owner without the right to see the entity, or this row of it, hears nothing (Autotask
  /// developer help, Webhooks, creating webhooks).
  private boolean ownerSees(Subscription hook, WatchedEntity watched, Change change) {
    Optional<ApiUser> owner =
        autotask.people().users().stream()
            .filter(user -> user.resourceId() == hook.owner())
            .findFirst();
    return owner
        .map(user ->
            user.isActive()
                && user.level().grants(watched.entity(), Right.READ)
                && sees(user, change))
        .orElse(true);
  }

  private boolean sees(ApiUser user, Change change) {
    Row row = change.after() == null ? change.before() : change.after();
    return row == null || autotask.visibility().of(user, change.entity()).test(row);
  }

  private Callout callout(Subscription hook, Change change) {
    Callout.Action action =
        switch (change.action()) {
          case CREATE -> Callout.Action.CREATE;
          case UPDATE -> Callout.Action.UPDATE;
          case DELETE -> Callout.Action.DELETE;
        };
    return new Callout(
        hook.hook(account),
        action,
        hook.watched().inMessages(),
        change.id(),
        new Message(autotask, switches()).fields(hook, change),
        change.at(),
        nextSequence(hook.watched(), hook.row().id()),
        change.actor().id(),
        switches().personKey());
  }

  private long nextSequence(WatchedEntity watched, long hook) {
    return sequences.merge(watched.hooks() + hook, 1L, Long::sum);
  }

  private void hookChanged(WatchedEntity watched, Change change) {
    boolean was = isActive(change.before());
    boolean is = isActive(change.after());
    Row row = change.after() == null ? change.before() : change.after();
    if (row == null || was == is) {
      return;
    }
    Subscription hook = Subscription.read(autotask, watched, row);
    if (is) {
      callouts.forgive(hook.hook(account));
    } else {
      stopped(hook, change);
    }
  }

  private void stopped(Subscription hook, Change change) {
    Hook stopped = hook.hook(account);
    if (silently.remove(nameOf(stopped))) {
      callouts.stop(stopped);
    } else {
      callouts.announceDeactivation(
          deactivated(hook, change), switches().signsDeactivated(), switches().deactivatedAtMain());
    }
  }

  private static boolean isActive(@Nullable Row row) {
    return row != null && row.isTrue("isActive");
  }

  /// The body is not documented; observed are the action, no entity type, and no certain signature
  /// (changelog of the n8n node).
  private Callout deactivated(Subscription hook, Change change) {
    return new Callout(
        hook.hook(account),
        Callout.Action.DEACTIVATED,
        null,
        hook.row().id(),
        Json.object().build(),
        change.at(),
        nextSequence(hook.watched(), hook.row().id()),
        null,
        switches().personKey());
  }

  @Override
  public void dropped(Callout callout, String body, String receiversAnswer) {
    WatchedEntity watched = watched(callout.hook());
    ObjBuilder entry =
        Json.object()
            .put("createDateTime", autotask.store().now())
            .put("errorMessage", cut(receiversAnswer))
            .put("payload", cut(body))
            .put("sequenceNumber", callout.sequence());
    if (switches().logNamesHook()) {
      entry.put(watched.logColumn(), callout.hook().id());
    }
    Row _ = autotask.plant("WebhookEventErrorLog", entry.build());
  }

  /// Does something at the pace of the callouts; a restart drops it.
  public void later(Duration wait, Runnable work) {
    callouts.later(wait, work);
  }

  @Override
  public void deactivate(Hook hook, String why) {
    postman.send(() -> switchOff(watched(hook).hooks(), hook.id()));
  }

  @Override
  public void deactivateSilently(Hook hook) {
    silently.add(nameOf(hook));
    deactivate(hook, "");
  }

  private static String nameOf(Hook hook) {
    return hook.entity() + " " + hook.id();
  }

  private void switchOff(String hooks, long id) {
    autotask
        .store()
        .write(() -> {
          autotask
              .store()
              .find(hooks, id)
              .filter(row -> row.isTrue("isActive"))
              .ifPresent(
                  row -> autotask.store().put(row.with("isActive", false), Actor.background()));
          return true;
        });
  }

  /// The hooks of a user who is inactive now, or gone, are switched off (Autotask developer help,
  /// Webhooks, WebhookEntity).
  public void ownerLeft(long resource) {
    for (WatchedEntity watched : WatchedEntity.values()) {
      autotask
          .table(watched.hooks())
          .rows()
          .filter(row -> row.number("ownerResourceID").orElse(-1) == resource)
          .forEach(row -> switchOff(watched.hooks(), row.id()));
    }
  }

  private static WatchedEntity watched(Hook hook) {
    return java.util.Arrays.stream(WatchedEntity.values())
        .filter(one -> one.entity().equals(hook.entity()))
        .findFirst()
        .orElseThrow();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(LOGGED, text.length()));
  }

  @Override
  public void close() {
    callouts.close();
  }
}
