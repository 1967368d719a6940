package dev.signalbox.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

final class JsonNumbers {

  private static final int LONGEST_LONG = 20;

  private JsonNumbers() {}

  static OptionalLong asLong(Json value) {
    return switch (value) {
      case Json.Num(BigDecimal number) -> exact(number);
      case Json.Text(String text) -> parsed(text.strip());
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> OptionalLong.empty();
    };
  }

  private static OptionalLong exact(BigDecimal number) {
    // Compared before it is converted: 1e999999999 would otherwise be written out in full.
    if (number.precision() - (long) number.scale() > LONGEST_LONG) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(number.longValueExact());
    } catch (ArithmeticException _) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong parsed(String text) {
    if (text.isEmpty() || text.length() > LONGEST_LONG) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
