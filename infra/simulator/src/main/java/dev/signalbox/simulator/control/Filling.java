package dev.signalbox.simulator.control;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.Draft;
import dev.signalbox.simulator.demo.Picks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts what a demo account is made of into its Autotask.
public final class Filling {

  private final AutotaskSimulator autotask;

  public Filling(AutotaskSimulator autotask) {
    this.autotask = autotask;
  }

  public void choose(Picks picks) {
    String entity = picks.field().substring(0, picks.field().indexOf('.'));
    String field = picks.field().substring(picks.field().indexOf('.') + 1);
    List<PickValue> values = new ArrayList<>();
    for (Picks.Value value : picks.values()) {
      values.add(
          new PickValue(
              value.id(),
              value.label(),
              values.size() + 1,
              value.parent(),
              value.first(),
              value.active(),
              value.system()));
    }
    autotask.picklists().set(autotask.schema().require(entity), field, values);
  }

  public void plant(Draft draft) {
    EntityType entity = autotask.schema().require(draft.entity());
    Map<Field, @Nullable Object> values = new HashMap<>();
    draft.values().forEach((name, value) -> values.put(entity.require(name), value));
    Row row = Row.empty(entity).with(values);
    autotask.store().plant(row);
    autotask.engine().planted(row);
  }
}
