package dev.signalbox.simulator.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row to be: entity, id, and the values that are set, as Long, String, Instant, Boolean or
/// BigDecimal.
public record Draft(String entity, long id, Map<String, Object> values) {

  static Draft of(String entity, long id) {
    Draft draft = new Draft(entity, id, new LinkedHashMap<>());
    return draft.put("id", id);
  }

  Draft put(String field, @Nullable Object value) {
    if (value instanceof Integer number) {
      values.put(field, number.longValue());
    } else if (value != null) {
      values.put(field, value);
    }
    return this;
  }
}
