package dev.signalbox.simulator.autotask.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What goes wrong while webhooks are set up. A field can be taken and not kept: clients of the
/// vendor add fields up to three times and read them back (the n8n node). And it can take a while
/// until a webhook that has its fields is ready (flag `isReady`; Autotask developer help, Webhooks,
/// REST_WebhookFieldsEntity).
public final class HookSetup {

  /// A webhook by its entity and number.
  public record Hook(String entity, long id) implements Comparable<Hook> {
    @Override
    public int compareTo(Hook other) {
      int byEntity = entity.compareTo(other.entity);
      return byEntity == 0 ? Long.compare(id, other.id) : byEntity;
    }
  }

  private final Map<Hook, Instant> readyAt = new ConcurrentHashMap<>();
  private volatile BooleanSupplier losing = () -> false;
  private volatile Supplier<Duration> readyAfter = () -> Duration.ZERO;

  /// @param losesField drawn for each field that is added
  /// @param wait until a webhook that has its fields is ready
  public void set(BooleanSupplier losesField, Supplier<Duration> wait) {
    losing = losesField;
    readyAfter = wait;
  }

  public boolean losesField() {
    return losing.getAsBoolean();
  }

  /// Whether a webhook that has its fields is ready by now.
  public boolean isReady(Hook hook, Instant now) {
    Duration wait = readyAfter.get();
    if (wait.isZero() && !readyAt.containsKey(hook)) {
      return true;
    }
    return !now.isBefore(readyAt.computeIfAbsent(hook, _ -> now.plus(wait)));
  }

  /// Whether it has waited long enough; false for one that waits for nothing.
  public boolean isDue(Hook hook, Instant now) {
    Instant at = readyAt.get(hook);
    return at != null && !now.isBefore(at);
  }

  /// Those that are ready by now, once.
  public Set<Hook> takeDue(Instant now) {
    Set<Hook> due = new TreeSet<>();
    readyAt.forEach((hook, at) -> {
      if (!now.isBefore(at)) {
        due.add(hook);
      }
    });
    due.forEach(this::forget);
    return due;
  }

  /// It has no fields any more, or is gone.
  public void forget(Hook hook) {
    readyAt.remove(hook);
  }

  public void clear() {
    readyAt.clear();
  }
}
