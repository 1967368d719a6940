package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the tickets whose records alone a filter can match, so that asking for the notes of some
/// tickets does not look at the notes of all.
final class TicketBound {

  private TicketBound() {}

  /// Empty when the filter may match records of any ticket.
  static Optional<Set<Long>> of(List<Json> conditions) {
    return conditions.stream()
        .filter(Json.Obj.class::isInstance)
        .flatMap(condition -> of((Json.Obj) condition).stream())
        .findFirst();
  }

  private static Optional<Set<Long>> of(Json.Obj condition) {
    String op = Keys.text(condition, "op").orElse("").toLowerCase(Locale.ROOT);
    if (op.equals("and")) {
      return of(FilterCompiler.items(condition));
    }
    boolean named = Keys.text(condition, "field").orElse("").equalsIgnoreCase("ticketID");
    Json value = Keys.find(condition, "value").orElse(Json.none());
    return named && op.equals("in") && value instanceof Json.Arr(var ids)
        ? numbers(ids)
        : Optional.empty();
  }

  /// A text among them may mean a number, too.
  private static Optional<Set<Long>> numbers(List<Json> ids) {
    Set<Long> numbers = new HashSet<>();
    for (Json id : ids) {
      if (id.asLong().isEmpty()) {
        return Optional.empty();
      }
      numbers.add(id.asLong().getAsLong());
    }
    return Optional.of(numbers);
  }
}
