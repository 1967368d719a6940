package dev.signalbox.autotask;

import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// A condition of a query. Autotask ignores an operator that it does not know and answers with
/// everything, so operators are no texts here.
sealed interface Filter {

  /// The operators in use, by their spelling.
  enum Op {
    EQ("eq"),
    NOT_EQ("noteq"),
    GT("gt"),
    GTE("gte"),
    LTE("lte"),
    IN("in"),
    EXIST("exist"),
    NOT_EXIST("notExist");

    private final String word;

    Op(String word) {
      this.word = word;
    }
  }

  /// A field and what it is compared with: JSON null for an operator that compares with nothing.
  record Where(Op op, String field, Json value) implements Filter {}

  /// All of them hold.
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /// At least one of them holds.
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  static Filter eq(String field, long value) {
    return new Where(Op.EQ, field, Json.number(value));
  }

  static Filter eq(String field, String value) {
    return new Where(Op.EQ, field, Json.text(value));
  }

  static Filter after(String field, long value) {
    return new Where(Op.GT, field, Json.number(value));
  }

  static Filter upTo(String field, long value) {
    return new Where(Op.LTE, field, Json.number(value));
  }

  static Filter since(String field, Instant value) {
    return new Where(Op.GTE, field, Json.text(value));
  }

  static Filter until(String field, Instant value) {
    return new Where(Op.LTE, field, Json.text(value));
  }

  static Filter exists(String field) {
    return new Where(Op.EXIST, field, Json.none());
  }

  /// In ascending order, so that the same question is always the same text.
  static Filter in(String field, Collection<Long> values) {
    return new Where(Op.IN, field, Json.array(values.stream().sorted().map(Json::number).toList()));
  }

  static Filter not(String field, long value) {
    return new Where(Op.NOT_EQ, field, Json.number(value));
  }

  static Filter absent(String field) {
    return new Where(Op.NOT_EXIST, field, Json.none());
  }

  static Filter any(List<Filter> filters) {
    return filters.size() == 1 ? filters.getFirst() : new Any(filters);
  }

  /// How many conditions count for Autotask's limit on alternatives: the elements of lists, and
  /// whatever is under an "or".
  default int alternatives() {
    return switch (this) {
      case Where(Op op, _, Json value) ->
          op == Op.IN && value instanceof Json.Arr(List<Json> items) ? items.size() : 0;
      case All(List<Filter> filters) -> filters.stream().mapToInt(Filter::alternatives).sum();
      case Any(List<Filter> filters) ->
          filters.stream().mapToInt(filter -> Math.max(1, filter.alternatives())).sum();
    };
  }

  default Json.Obj json() {
    return switch (this) {
      case Where(Op op, String field, Json value) ->
          Json.object()
              .put("op", op.word)
              .put("field", field)
              .put("value", value.isNull() ? null : value)
              .build();
      case All(List<Filter> filters) -> group("and", filters);
      case Any(List<Filter> filters) -> group("or", filters);
    };
  }

  private static Json.Obj group(String op, List<Filter> filters) {
    return Json.object()
        .put("op", op)
        .put("items", Json.array(filters.stream().map(Filter::json).toList()))
        .build();
  }
}
