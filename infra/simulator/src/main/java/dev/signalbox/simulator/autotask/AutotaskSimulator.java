package dev.signalbox.simulator.autotask;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.HookSetup;
import dev.signalbox.simulator.autotask.account.People;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.account.Tenant;
import dev.signalbox.simulator.autotask.account.Visibility;
import dev.signalbox.simulator.autotask.rules.Coercion;
import dev.signalbox.simulator.autotask.rules.WriteEngine;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.schema.Picklists;
import dev.signalbox.simulator.autotask.schema.Schema;
import dev.signalbox.simulator.autotask.schema.StandardPicklists;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.ChangeListener;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Store;
import dev.signalbox.simulator.autotask.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// One Autotask database: its rows, rules, people and switches, without HTTP.
public final class AutotaskSimulator {

  private static final String ERROR_LOG = "WebhookEventErrorLog";
  private static final Duration LOG_KEPT = Duration.ofDays(30);

  private final AutotaskConfig config;
  private final InstantSource clock;
  private final Tenant tenant;
  private final Store store;
  private final AtomicReference<Switches> switches;
  private final WriteEngine engine;

  public AutotaskSimulator(AutotaskConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    Schema schema = Schema.load();
    this.tenant = Tenant.of(schema, new People(config.users(), config.lockAfter()));
    this.switches = new AtomicReference<>(config.switches());
    this.store = new Store(schema, () -> switches.get().dates().kept(clock.instant()), _ -> 1);
    this.engine = new WriteEngine(store, tenant, switches::get);
    usualPicklists();
  }

  /// Puts the picklists back that every account begins with.
  public void usualPicklists() {
    StandardPicklists.load(schema(), picklists());
  }

  public AutotaskConfig config() {
    return config;
  }

  public InstantSource clock() {
    return clock;
  }

  public Tenant tenant() {
    return tenant;
  }

  public Schema schema() {
    return tenant.schema();
  }

  public Picklists picklists() {
    return tenant.picklists();
  }

  public People people() {
    return tenant.people();
  }

  /// Who sees which rows.
  public Visibility visibility() {
    return new Visibility(store, people());
  }

  /// Replaces the user-defined fields of an entity; its webhooks can watch them.
  public void defineFields(String entity, List<String> names) {
    EntityType type = schema().require(entity);
    tenant.userDefined().set(type, names);
    schema()
        .find(type.name() + "WebhookUdfField")
        .ifPresent(hook ->
            picklists()
                .set(
                    hook,
                    "udfFieldID",
                    IntStream.range(0, names.size())
                        .mapToObj(i -> PickValue.of(i + 1L, names.get(i), i + 1))
                        .toList()));
  }

  public Store store() {
    return store;
  }

  public Table table(String entity) {
    return store.table(entity);
  }

  public Switches switches() {
    return switches.get();
  }

  public void set(Switches other) {
    switches.set(other);
  }

  public WriteEngine engine() {
    return engine;
  }

  /// Told of every committed change, by whichever way it came.
  public void listen(ChangeListener listener) {
    store.listen(listener);
  }

  /// Creates a record as this person would, with all rules but without asking for rights.
  public Row create(Actor actor, String entity, Json.Obj fields) {
    return engine.create(actor, schema().require(entity), fields);
  }

  /// Changes the fields that are named of the record `fields` gives the `id` of.
  public Row update(Actor actor, String entity, Json.Obj fields) {
    return engine.patch(actor, schema().require(entity), fields);
  }

  /// Deletes a record, also one that only the vendor's screens can delete.
  public void delete(Actor actor, String entity, long id) {
    engine.delete(actor, schema().require(entity), id);
  }

  /// Puts a record exactly as given, read-only fields included; no rule runs and nobody is told.
  /// Without an `id` it gets the next one.
  public Row plant(String entity, Json.Obj fields) {
    EntityType type = schema().require(entity);
    return store.write(() -> {
      Row row = Coercion.planted(type, fields);
      Row whole = row.has("id") ? row : row.with("id", store.nextId(type));
      store.plant(whole);
      engine.planted(whole);
      return whole;
    });
  }

  /// Lets what time brings about happen: webhooks get ready, and what the log of failed events kept
  /// for thirty days is gone (Autotask developer help, Webhooks, WebhookEventErrorLogEntity).
  public void settle() {
    settleHooks();
    Instant kept = store.now().minus(LOG_KEPT);
    table(ERROR_LOG)
        .rows()
        .filter(row -> row.time("createDateTime").filter(kept::isAfter).isPresent())
        .toList()
        .forEach(row ->
            store.write(() -> {
              store.remove(row, Actor.background());
              return true;
            }));
  }

  private void settleHooks() {
    for (HookSetup.Hook hook : tenant.hookSetup().takeDue(store.now())) {
      store.write(() -> {
        store
            .find(hook.entity(), hook.id())
            .ifPresent(row -> store.put(row.with("isReady", true), Actor.background()));
        return true;
      });
    }
  }

  /// Empties everything; set-up and listeners stay.
  public void clear() {
    tenant.hookSetup().clear();
    tenant.timesheets().clear();
    store.clear();
    engine.forget();
  }
}
