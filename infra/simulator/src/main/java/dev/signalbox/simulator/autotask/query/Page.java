package dev.signalbox.simulator.autotask.query;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a query.
public record Page(List<Row> rows, int size, @Nullable Cursor previous, @Nullable Cursor next) {
  public Page {
    rows = List.copyOf(rows);
  }
}
