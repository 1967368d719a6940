package dev.signalbox.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that one piece of work waits for and another gives.
public final class Answer<T> {

  private final Timeline timeline;
  private final List<Runnable> waiting = new ArrayList<>();
  private @Nullable T value;

  public Answer(Timeline timeline) {
    this.timeline = timeline;
  }

  /// The first one counts.
  public void give(T given) {
    if (value == null) {
      value = given;
      waiting.forEach(Runnable::run);
    }
  }

  public boolean isGiven() {
    return value != null;
  }

  /// Has something happen with it once it is given.
  public void then(Consumer<T> use) {
    T given = value;
    if (given != null) {
      use.accept(given);
    } else {
      waiting.add(() -> use.accept(Objects.requireNonNull(value)));
    }
  }

  /// Waits for it; empty when it did not come in time.
  public Optional<T> await(Duration most) {
    Fiber fiber = Fiber.mine();
    fiber.dieIfKilled();
    if (value == null) {
      long sleep = fiber.fallAsleep();
      timeline.wakeAfter(most, fiber, sleep);
      waiting.add(() -> timeline.wakeAfter(Duration.ZERO, fiber, sleep));
      fiber.sleep();
    }
    return Optional.ofNullable(value);
  }
}
