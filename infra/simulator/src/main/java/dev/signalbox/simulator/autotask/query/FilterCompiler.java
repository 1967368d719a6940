package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Field.Trait;
import dev.signalbox.simulator.autotask.schema.FieldType;
import dev.signalbox.simulator.autotask.schema.UserDefinedFields;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Turns the `filter` of a query into a test on rows (Autotask developer help, REST basic query
/// calls and REST advanced query features).
public final class FilterCompiler {

  /// A user-defined field compares as text.
  private static final Field USER_DEFINED =
      new Field(0, "userDefined", FieldType.STRING, 0, null, null, Set.of());

  private final EntityType entity;
  private final UserDefinedFields userDefined;
  private final Switches switches;
  private int userDefinedConditions;

  private FilterCompiler(EntityType entity, UserDefinedFields userDefined, Switches switches) {
    this.entity = entity;
    this.userDefined = userDefined;
    this.switches = switches;
  }

  public static Filter compile(
      Json.Obj body, EntityType entity, UserDefinedFields userDefined, Switches switches) {
    if (!(Keys.find(body, "filter").orElse(Json.none()) instanceof Json.Arr(var conditions))) {
      throw Refused.because("Invalid query syntax. A query needs a filter.");
    }
    if (conditions.isEmpty() && !switches.answers().emptyFilterMatchesAll()) {
      throw Refused.because("Invalid query syntax. The filter holds no condition.");
    }
    OrLimit.check(conditions);
    OnlyFilter.check(entity, conditions);
    var compiler = new FilterCompiler(entity, userDefined, switches);
    return new Filter(
        compiler.all(conditions), IdBound.above(conditions), TicketBound.of(conditions));
  }

  private Predicate<Row> all(List<Json> conditions) {
    return combined(conditions).reduce(Predicate::and).orElse(_ -> true);
  }

  /// Conditions with an operator nobody knows are left out, so that an `or` of only such ones
  /// matches everything, too.
  private Predicate<Row> any(List<Json> conditions) {
    return combined(conditions).reduce(Predicate::or).orElse(_ -> true);
  }

  private Stream<Predicate<Row>> combined(List<Json> conditions) {
    List<Predicate<Row>> compiled = new ArrayList<>();
    for (Json condition : conditions) {
      if (!(condition instanceof Json.Obj object)) {
        throw Refused.because("Invalid query syntax. A condition is an object.");
      }
      condition(object).ifPresent(compiled::add);
    }
    return compiled.stream();
  }

  private Optional<Predicate<Row>> condition(Json.Obj condition) {
    String op = Keys.text(condition, "op").orElse("");
    if (op.equalsIgnoreCase("and")) {
      return Optional.of(all(items(condition)));
    }
    if (op.equalsIgnoreCase("or")) {
      return Optional.of(any(items(condition)));
    }
    Optional<Operator> operator = Operator.named(op);
    if (operator.isEmpty() && !switches.answers().lenientOperators()) {
      throw Refused.because("Invalid query syntax. '" + op + "' is not an operator.");
    }
    return operator.map(known -> leaf(condition, known));
  }

  static List<Json> items(Json.Obj group) {
    return Keys.find(group, "items").orElse(Json.none()) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  private Predicate<Row> leaf(Json.Obj condition, Operator operator) {
    String name = Keys.text(condition, "field").orElse("");
    Json value = Keys.find(condition, "value").orElse(Json.none());
    boolean isUserDefined =
        Keys.find(condition, "udf").orElse(Json.none()) instanceof Json.Bool(boolean udf) && udf;
    return isUserDefined ? userDefined(name, operator, value) : standard(name, operator, value);
  }

  private Predicate<Row> standard(String name, Operator operator, Json value) {
    Field field = entity.field(name).orElseThrow(() -> unknown(name));
    if (field.is(Trait.NOT_QUERYABLE)) {
      throw Refused.because(field.name() + " is not queryable in the " + entity + " Entity.");
    }
    requireFitting(operator, field);
    ValueTest.OnValue test = new ValueTest(field, switches).of(operator, value);
    return row -> test.test(row.value(field));
  }

  private Predicate<Row> userDefined(String name, Operator operator, Json value) {
    userDefinedConditions++;
    if (userDefinedConditions > 1) {
      throw Refused.because(
          "Invalid query syntax. Queries are limited to one user defined field condition.");
    }
    String label = userDefined.find(entity, name).orElseThrow(() -> unknown(name));
    ValueTest.OnValue test = new ValueTest(USER_DEFINED, switches).of(operator, value);
    return row -> test.test(row.userDefined().get(label));
  }

  private static void requireFitting(Operator operator, Field field) {
    boolean isBoolean = field.type() == FieldType.BOOLEAN;
    if ((operator.isTextual() && field.type() != FieldType.STRING)
        || (operator.isRange() && isBoolean)) {
      throw Refused.because(
          "Invalid query syntax. The operator cannot be used with " + field.name() + ".");
    }
  }

  private Refused unknown(String name) {
    return Refused.because("Unable to find " + name + " in the " + entity.name() + " Entity.");
  }
}
