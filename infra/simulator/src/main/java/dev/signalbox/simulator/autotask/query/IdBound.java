package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import java.util.List;
import java.util.OptionalLong;

/// Finds the lowest id a filter can match, so that keyset paging starts where it left off instead
/// of at the first row.
final class IdBound {

  private IdBound() {}

  static long above(List<Json> conditions) {
    long bound = Filter.FROM_THE_START;
    for (Json condition : conditions) {
      if (condition instanceof Json.Obj object) {
        bound = Math.max(bound, above(object));
      }
    }
    return bound;
  }

  private static long above(Json.Obj condition) {
    String op = Keys.text(condition, "op").orElse("");
    if (op.equalsIgnoreCase("and")) {
      return above(FilterCompiler.items(condition));
    }
    OptionalLong value = Keys.find(condition, "value").orElse(Json.none()).asLong();
    if (value.isEmpty() || !Keys.text(condition, "field").orElse("").equalsIgnoreCase("id")) {
      return Filter.FROM_THE_START;
    }
    return switch (Operator.named(op).orElse(Operator.NOT_EQ)) {
      case GT -> value.getAsLong();
      case GTE, EQ -> value.getAsLong() - 1;
      default -> Filter.FROM_THE_START;
    };
  }
}
