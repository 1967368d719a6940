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

  private static final double SHARE_OF_TYPES = 0.2;

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
    switch (dice.between(0, 11)) {
      case 0 -> change.put("categories", numbers(some(tickets.categories())));
      case 1 -> change.put("excludedStatuses", numbers(Set.of(dice.one(tickets.statuses()).id())));
      case 2 -> filter(change, "type", "equals", CUSTOMER);
      case 3 -> filter(change, "type", "notEquals", dice.one(others.companyTypes()).id());
      case 4 -> change.put("contacts", dice.chance(0.5));
      case 5 -> change.put("tickets", dice.chance(0.7));
      case 6 -> filter(change, "classification", anyOp(), dice.one(others.classifications()).id());
      case 7 ->
          change
              .put("companies", true)
              .put("classifications", numbers(Set.of(dice.one(others.classifications()).id())));
      case 8 -> itemTypes(change, others);
      case 9 -> kinds(change);
      case 10 -> everyCompany(change).put("companies", false);
      default ->
          everyCompany(change)
              .put("categories", numbers(Set.of()))
              .put("excludedStatuses", numbers(Set.of()))
              .put("itemTypes", numbers(Set.of()))
              .put("untypedItems", true)
              .put("companies", true)
              .put("contacts", true)
              .put("tickets", true)
              .put("opportunities", true)
              .put("configurationItems", true);
    }
    return change.build();
  }

  /// Which of the kinds are copied that usually are not, for a start.
  Json.Obj kinds(ScopeFields others) {
    ObjBuilder change = kinds(Json.object());
    if (dice.chance(SHARE_OF_TYPES)) {
      itemTypes(change, others);
    }
    return change.build();
  }

  private ObjBuilder kinds(ObjBuilder change) {
    return change
        .put("opportunities", dice.chance(0.5))
        .put("configurationItems", dice.chance(0.6));
  }

  private void itemTypes(ObjBuilder change, ScopeFields others) {
    change
        .put("configurationItems", true)
        .put("itemTypes", numbers(some(others.itemTypes())))
        .put("untypedItems", dice.chance(0.5));
  }

  private static ObjBuilder everyCompany(ObjBuilder change) {
    return change
        .put("companyFilters", new Json.Arr(List.of()))
        .put("classifications", numbers(Set.of()));
  }

  private String anyOp() {
    return dice.one(List.of("equals", "notEquals"));
  }

  /// Companies can be chosen only where they are copied.
  private static void filter(ObjBuilder change, String field, String op, long value) {
    Json.Obj filter =
        Json.object()
            .put("field", field)
            .put("op", op)
            .put("values", numbers(Set.of(value)))
            .build();
    change.put("companies", true).put("companyFilters", new Json.Arr(List.of(filter)));
  }

  private static Json numbers(Set<Long> values) {
    List<Json> all = new ArrayList<>();
    values.forEach(value -> all.add(new Json.Num(BigDecimal.valueOf(value))));
    return new Json.Arr(all);
  }
}
