package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The test of one condition on a row's value, with the rules for rows that have none.
final class ValueTest {

  /// A test on a value that may be missing.
  @FunctionalInterface
  interface OnValue {
    boolean test(@Nullable Object value);
  }

  private final Field field;
  private final Switches switches;

  ValueTest(Field field, Switches switches) {
    this.field = field;
    this.switches = switches;
  }

  OnValue of(Operator operator, Json value) {
    return switch (operator) {
      case EXIST -> found -> found != null;
      case NOT_EXIST -> found -> found == null;
      case IN -> present(Comparison.in(operands(value)));
      case NOT_IN -> absentOr(Comparison.in(operands(value)).negate());
      case NOT_EQ -> absentOr(compared(operator, value).orElse(_ -> true));
      case EQ, GT, GTE, LT, LTE, BEGINS_WITH, ENDS_WITH, CONTAINS ->
          present(compared(operator, value).orElse(_ -> false));
    };
  }

  private Optional<Predicate<Object>> compared(Operator operator, Json value) {
    return Operand.of(field, value).map(operand -> Comparison.of(operator, operand));
  }

  private List<Object> operands(Json value) {
    if (!(value instanceof Json.Arr(var items))) {
      throw Refused.because("Invalid query syntax. The value of an 'in' is a list.");
    }
    return items.stream().flatMap(item -> Operand.of(field, item).stream()).toList();
  }

  private static OnValue present(Predicate<Object> test) {
    return found -> found != null && test.test(found);
  }

  /// SQL's three-valued logic leaves rows without a value out of `noteq`; the vendor does not say.
  private OnValue absentOr(Predicate<Object> test) {
    boolean whenAbsent = switches.answers().noteqMatchesNull();
    return found -> found == null ? whenAbsent : test.test(found);
  }
}
