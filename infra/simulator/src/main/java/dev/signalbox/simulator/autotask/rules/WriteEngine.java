package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.Switches;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Picklists;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates, changes and deletes records by the rules of their entity.
public final class WriteEngine {

  private final Store store;

  public WriteEngine(Store store, Picklists picklists, Supplier<Switches> switches) {
    this.store = store;
  }

  public Row create(Actor actor, EntityType entity, Json.Obj body) {
    return store.write(() -> {
      Row row = changed(Row.empty(entity), body).with("id", store.nextId(entity));
      store.put(row, actor);
      return row;
    });
  }

  public Row patch(Actor actor, EntityType entity, Json.Obj body) {
    return store.write(() -> {
      Row row = changed(existing(entity, body.number("id").orElse(0)), body);
      store.put(row, actor);
      return row;
    });
  }

  public void delete(Actor actor, EntityType entity, long id) {
    store.write(() -> {
      store.remove(existing(entity, id), actor);
      return true;
    });
  }

  private Row existing(EntityType entity, long id) {
    return store
        .table(entity)
        .find(id)
        .orElseThrow(() -> Refused.because("No matching records found."));
  }

  private static Row changed(Row row, Json.Obj body) {
    Map<Field, @Nullable Object> values = new LinkedHashMap<>();
    body.fields()
        .forEach((name, value) ->
            row.entity()
                .field(name)
                .filter(field -> !field.is(Field.Trait.READ_ONLY))
                .ifPresent(field -> values.put(field, Coercion.value(field, value))));
    return row.with(values).withUserDefined(Coercion.userDefined(body));
  }
}
