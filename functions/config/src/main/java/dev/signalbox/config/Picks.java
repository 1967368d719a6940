package dev.signalbox.config;

import dev.signalbox.core.psa.PickValue;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The values that a picker offers, those that are probably wanted first.
final class Picks {

  /// @param recommended whether it is probably wanted
  record Pick(PickValue value, boolean recommended) {}

  static final Shape<Pick> PICK =
      Shape.<Pick>of("Pick")
          .number("id", "the PSA's id", pick -> pick.value().id())
          .text("name", "the PSA's name", pick -> pick.value().label())
          .bool("active", "whether the PSA still offers it", pick -> pick.value().active())
          .bool("recommended", "whether it is probably wanted", Pick::recommended);

  private Picks() {}

  /// In the PSA's order within the recommended ones and the others.
  static List<Pick> of(List<PickValue> values, Predicate<PickValue> recommended) {
    return values.stream()
        .map(value -> new Pick(value, recommended.test(value)))
        .sorted(
            Comparator.comparing((Pick pick) -> !pick.recommended())
                .thenComparing(pick -> !pick.value().active())
                .thenComparingInt(pick -> pick.value().sortOrder())
                .thenComparing(pick -> pick.value().label(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}
