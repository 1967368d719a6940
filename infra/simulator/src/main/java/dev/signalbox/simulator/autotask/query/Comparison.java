package dev.signalbox.simulator.autotask.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Tests on one value that is there. Text compares without case, as the collation of the vendor's
/// database does.
final class Comparison {

  private Comparison() {}

  static Predicate<Object> of(Operator operator, Object operand) {
    return switch (operator) {
      case EQ -> equalTo(operand);
      case NOT_EQ -> equalTo(operand).negate();
      case GT -> value -> compare(value, operand) > 0;
      case GTE -> value -> compare(value, operand) >= 0;
      case LT -> value -> compare(value, operand) < 0;
      case LTE -> value -> compare(value, operand) <= 0;
      case BEGINS_WITH -> value -> lower(value).startsWith(lower(operand));
      case ENDS_WITH -> value -> lower(value).endsWith(lower(operand));
      case CONTAINS -> value -> lower(value).contains(lower(operand));
      case EXIST, NOT_EXIST, IN, NOT_IN ->
          throw new IllegalArgumentException(operator + " takes no single value");
    };
  }

  static Predicate<Object> in(Collection<Object> operands) {
    Set<Object> keys = new HashSet<>();
    operands.forEach(operand -> keys.add(key(operand)));
    return value -> keys.contains(key(value));
  }

  private static Predicate<Object> equalTo(Object operand) {
    return operand instanceof String text
        ? value -> text.equalsIgnoreCase(String.valueOf(value))
        : value -> compare(value, operand) == 0;
  }

  private static Object key(Object value) {
    return switch (value) {
      case String text -> lower(text);
      case BigDecimal number -> number.stripTrailingZeros();
      default -> value;
    };
  }

  private static int compare(Object value, Object operand) {
    return switch (value) {
      case Long number when operand instanceof Long other -> number.compareTo(other);
      case BigDecimal number when operand instanceof BigDecimal other -> number.compareTo(other);
      case Instant time when operand instanceof Instant other -> time.compareTo(other);
      case Boolean bool when operand instanceof Boolean other -> bool.compareTo(other);
      default -> String.valueOf(value).compareToIgnoreCase(String.valueOf(operand));
    };
  }

  private static String lower(Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }
}
