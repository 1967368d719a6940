package dev.signalbox.core;

import java.util.concurrent.atomic.AtomicLong;

/// Ids in the order in which they were asked for, in the shape of ulids.
public final class CountingIds implements Ids {

  private final AtomicLong last = new AtomicLong();

  @Override
  public String next() {
    return "01J%023d".formatted(last.incrementAndGet());
  }
}
