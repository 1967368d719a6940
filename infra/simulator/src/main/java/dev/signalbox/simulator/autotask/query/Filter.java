package dev.signalbox.simulator.autotask.query;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A compiled filter.
///
/// @param above no row with this id or a lower one matches
/// @param tickets no row of another ticket matches; empty when that is not known
public record Filter(Predicate<Row> matches, long above, Optional<Set<Long>> tickets) {

  static final long FROM_THE_START = Long.MIN_VALUE;
}
