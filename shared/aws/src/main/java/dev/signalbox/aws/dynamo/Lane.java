package dev.signalbox.aws.dynamo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Partitions of the index `list` that follow each other, read from the latest activity on.
final class Lane {

  private final Table table;
  private final Deque<String> partitions;
  private final Deque<Item> read = new ArrayDeque<>();
  private String before;

  /// @param partitions latest first
  /// @param before reads what lies before this place
  Lane(Table table, List<String> partitions, String before) {
    this.table = table;
    this.partitions = new ArrayDeque<>(partitions);
    this.before = before;
  }

  /// Whether the next row is known, or that there is none.
  boolean isReady() {
    return !read.isEmpty() || partitions.isEmpty();
  }

  /// Reads on; answers how many rows came.
  int fill(int most) {
    Expression range =
        Expression.of("#listKey=:list AND #listSort<:before")
            .with("list", partitions.getFirst())
            .with("before", before);
    var page =
        table.query(Table.where(range).indexName("list").scanIndexForward(false).limit(most));
    read.addAll(page.items());
    if (page.next().isEmpty()) {
      partitions.removeFirst();
    }
    if (!page.items().isEmpty()) {
      before = page.items().getLast().text(SignalItems.LIST_SORT);
    }
    return page.items().size();
  }

  Optional<Item> head() {
    return Optional.ofNullable(read.peekFirst());
  }

  void take() {
    read.removeFirst();
  }
}
