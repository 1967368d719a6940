package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as it is, without asking anybody's rights; only keys of signatures stay hidden.
final class Truth {

  private Truth() {}

  static Json.Obj of(Row row) {
    ObjBuilder json = Json.object();
    for (Field field : row.entity().fields()) {
      Object value = row.value(field);
      boolean hidden = value != null && field.is(Field.Trait.SECRET);
      json.put(field.name(), hidden ? Json.text("********") : json(value));
    }
    if (row.entity().hasUserDefinedFields()) {
      List<Json> own = new ArrayList<>();
      row.userDefined()
          .forEach((name, value) ->
              own.add(
                  Json.object()
                      .put("name", name)
                      .put("value", value == null ? Json.none() : Json.text(value))
                      .build()));
      json.put("userDefinedFields", Json.array(own));
    }
    return json.build();
  }

  static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> Json.none();
      case Long number -> Json.number(number);
      case Boolean bool -> Json.bool(bool);
      case BigDecimal number -> new Json.Num(number);
      case Instant time -> Json.text(time);
      default -> Json.text(value.toString());
    };
  }
}
