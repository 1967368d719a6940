package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.rules.Refused;
import java.util.List;

/// At most 500 conditions joined by OR, each element of a list being one (Autotask developer help,
/// REST thresholds and limits).
final class OrLimit {

  private static final int MOST = 500;

  private OrLimit() {}

  static void check(List<Json> conditions) {
    if (count(conditions, false) > MOST) {
      throw Refused.because(
          "Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions.");
    }
  }

  private static int count(List<Json> conditions, boolean joinedByOr) {
    int total = 0;
    for (Json condition : conditions) {
      if (condition instanceof Json.Obj object) {
        total += count(object, joinedByOr);
      }
    }
    return total;
  }

  private static int count(Json.Obj condition, boolean joinedByOr) {
    String op = Keys.text(condition, "op").orElse("");
    if (op.equalsIgnoreCase("or") || op.equalsIgnoreCase("and")) {
      return count(FilterCompiler.items(condition), joinedByOr || op.equalsIgnoreCase("or"));
    }
    if (Operator.named(op).map(Operator::takesList).orElse(false)
        && Keys.find(condition, "value").orElse(Json.none()) instanceof Json.Arr(var values)) {
      return values.size();
    }
    return joinedByOr ? 1 : 0;
  }
}
