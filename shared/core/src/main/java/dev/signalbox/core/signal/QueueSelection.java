package dev.signalbox.core.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The queues whose tickets we copy and judge; none selected means that no ticket is in scope.
public record QueueSelection(Set<Long> queues) {

  public static final QueueSelection NONE = new QueueSelection(Set.of());

  public QueueSelection {
    queues = Set.copyOf(queues);
  }

  public boolean holds(@Nullable Long queue) {
    return queue != null && queues.contains(queue);
  }
}
