package dev.signalbox.core.settings;

import java.time.Instant;
import java.util.Set;

/// Which queues of a PSA had new tickets of late, as last asked.
public record QueueUse(Set<Long> queues, Instant at) {

  public QueueUse {
    queues = Set.copyOf(queues);
  }
}
