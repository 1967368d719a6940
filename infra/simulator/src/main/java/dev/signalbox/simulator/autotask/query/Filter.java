package dev.signalbox.simulator.autotask.query;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.function.Predicate;

/// A compiled filter.
///
/// @param above no row with this id or a lower one matches
public record Filter(Predicate<Row> matches, long above) {

  static final long FROM_THE_START = Long.MIN_VALUE;
}
