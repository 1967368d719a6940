package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.account.Tenant;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Store;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates, changes and deletes records by metadata and by the rules of their entity.
public final class WriteEngine {

  private final Store store;
  private final Tenant tenant;
  private final Supplier<Switches> switches;
  private final Rules rules = new Rules();

  public WriteEngine(Store store, Tenant tenant, Supplier<Switches> switches) {
    this.store = store;
    this.tenant = tenant;
    this.switches = switches;
  }

  public Row create(Actor actor, EntityType entity, Json.Obj body) {
    return store.write(() -> created(write(actor), entity, body));
  }

  private Row created(Write write, EntityType entity, Json.Obj body) {
    EntityRules own = rules.of(entity);
    Row draft = own.defaults(write, Drafts.created(write, entity, body));
    FieldChecks.required(draft);
    FieldChecks.values(write, null, draft);
    Optional<Row> already = own.already(write, draft);
    if (already.isPresent()) {
      return already.get();
    }
    Row row = own.creating(write, draft.with("id", store.nextId(entity)));
    store.put(row, write.actor());
    own.done(write, null, row);
    return row;
  }

  public Row patch(Actor actor, EntityType entity, Json.Obj body) {
    return store.write(() -> {
      Write write = write(actor);
      Row before = existing(entity, body);
      return updated(write, before, Drafts.patched(write, before, body), body);
    });
  }

  public Row replace(Actor actor, EntityType entity, Json.Obj body) {
    return store.write(() -> {
      Write write = write(actor);
      Row before = existing(entity, body);
      return updated(write, before, Drafts.replaced(write, before, body), body);
    });
  }

  private Row updated(Write write, Row before, Row draft, Json.Obj body) {
    EntityRules own = rules.of(before.entity());
    FieldChecks.required(draft);
    FieldChecks.values(write, before, draft);
    Row row = own.updating(write, before, draft, body);
    store.put(row, write.actor());
    own.done(write, before, row);
    return row;
  }

  public void delete(Actor actor, EntityType entity, long id) {
    store.write(() -> {
      Write write = write(actor);
      Row row = existing(entity, id, "delete");
      rules.of(entity).deleting(write, row);
      store.remove(row, actor);
      rules.of(entity).done(write, row, null);
      return row;
    });
  }

  /// Lets the rules see a record that was put without them.
  public void planted(Row row) {
    rules.planted(row);
  }

  public void forget() {
    rules.forget();
  }

  private Write write(Actor actor) {
    return new Write(store, tenant, switches.get(), actor, store.now());
  }

  private Row existing(EntityType entity, Json.Obj body) {
    Optional<Json> id =
        body.fields().entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase("id"))
            .map(java.util.Map.Entry::getValue)
            .findFirst();
    if (id.isEmpty() || id.get().asLong().isEmpty()) {
      throw Refused.because("Missing Required Field: id.");
    }
    return existing(entity, id.get().asLong().getAsLong(), "update");
  }

  private Row existing(EntityType entity, long id, String verb) {
    @Nullable Row row = store.table(entity).find(id).orElse(null);
    if (row == null) {
      throw Refused.because(
          "No message. No matching records found. The logged in Resource may not have the required"
              + " permissions to "
              + verb
              + " the data.");
    }
    return row;
  }
}
