package dev.signalbox.simulation;

import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusSuggestion;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What an admin happens to choose of what a PSA offers.
final class RuleChoices {

  /// Autotask's "Customer".
  private static final long CUSTOMER = 1;

  /// The PSA itself takes it for complete, whatever it is said to mean.
  private static final long COMPLETE = 5;

  private final Dice dice;

  RuleChoices(Dice dice) {
    this.dice = dice;
  }

  /// Three of four queues, and one in any case.
  Set<Long> queues(List<PickValue> offered, long inAnyCase) {
    Set<Long> selected = some(offered);
    selected.add(inAnyCase);
    return selected;
  }

  private Set<Long> some(List<PickValue> offered) {
    Set<Long> selected = new TreeSet<>();
    offered.forEach(value -> {
      if (dice.chance(0.75)) {
        selected.add(value.id());
      }
    });
    return selected;
  }

  /// What the names of the statuses suggest.
  static Map<Long, SignalStatus> suggested(TicketFields fields) {
    Map<Long, SignalStatus> map = new HashMap<>();
    fields
        .statuses()
        .forEach(status ->
            StatusSuggestion.of(status.label())
                .ifPresent(meaning -> map.put(status.id(), meaning)));
    return map;
  }

  /// The same, but for one status, which is open.
  Map<Long, SignalStatus> remapped(TicketFields fields) {
    Map<Long, SignalStatus> map = suggested(fields);
    List<Long> closed =
        map.entrySet().stream()
            .filter(entry -> entry.getKey() != COMPLETE && isClosed(entry.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    long status =
        closed.isEmpty() || dice.chance(0.5) ? dice.one(fields.statuses()).id() : dice.one(closed);
    map.put(status, dice.one(List.of(SignalStatus.ACTIVE, SignalStatus.NEW)));
    return map;
  }

  private static boolean isClosed(SignalStatus meaning) {
    return meaning == SignalStatus.CLOSED || meaning == SignalStatus.RESOLVED;
  }

  /// A change of the scope, as its form takes it.
  Json.Obj scope(TicketFields tickets, ScopeFields others) {
    ObjBuilder change = Json.object();
    switch (dice.between(0, 6)) {
      case 0 -> change.put("categories", numbers(some(tickets.categories())));
      case 1 -> change.put("excludedStatuses", numbers(Set.of(dice.one(tickets.statuses()).id())));
      case 2 -> change.put("companyFilters", filters("equals", CUSTOMER));
      case 3 ->
          change.put("companyFilters", filters("notEquals", dice.one(others.companyTypes()).id()));
      case 4 -> change.put("contacts", dice.chance(0.5));
      case 5 -> change.put("tickets", dice.chance(0.7));
      default ->
          change
              .put("categories", numbers(Set.of()))
              .put("excludedStatuses", numbers(Set.of()))
              .put("companyFilters", new Json.Arr(List.of()))
              .put("contacts", true)
              .put("tickets", true);
    }
    return change.build();
  }

  private static Json filters(String op, long type) {
    Json.Obj filter =
        Json.object()
            .put("field", "type")
            .put("op", op)
            .put("values", numbers(Set.of(type)))
            .build();
    return new Json.Arr(List.of(filter));
  }

  private static Json numbers(Set<Long> values) {
    List<Json> all = new ArrayList<>();
    values.forEach(value -> all.add(new Json.Num(BigDecimal.valueOf(value))));
    return new Json.Arr(all);
  }
}
