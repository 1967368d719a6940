package dev.signalbox.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Simulated time. Events happen in the order of their times, and of their making where times are
/// equal; an event is instantaneous, and a [Fiber] is a piece of work that spans several.
public final class Timeline implements AutoCloseable {

  private record Due(long at, long order, Runnable event) {}

  private static final Comparator<Due> ORDER =
      Comparator.comparingLong(Due::at).thenComparingLong(Due::order);

  private final Instant start;
  private final PriorityQueue<Due> due = new PriorityQueue<>(ORDER);
  private final Set<Fiber> alive = new LinkedHashSet<>();
  private final Semaphore driver = new Semaphore(0);
  private long now;
  private long made;
  private @Nullable Throwable failure;

  public Timeline(Instant start) {
    this.start = start;
  }

  /// The true time.
  public Instant now() {
    return start.plusNanos(now);
  }

  /// The time as whoever asks sees it: a function's clock may be off.
  public InstantSource clock() {
    return () -> {
      Fiber current = Fiber.current();
      return current == null ? now() : now().plus(current.skew());
    };
  }

  /// Has something happen after a while.
  public void after(Duration delay, Runnable event) {
    due.add(new Due(now + Math.max(0, delay.toNanos()), made++, event));
  }

  /// Begins work beside everything else, with a fate of its own.
  public Fiber begin(String name, Fiber.Fate fate, Runnable work) {
    Fiber fiber = new Fiber(name, this, fate, work);
    alive.add(fiber);
    after(
        Duration.ZERO,
        () -> {
          if (!fiber.hasEnded()) {
            fiber.run();
          }
        });
    return fiber;
  }

  public Fiber begin(String name, Runnable work) {
    return begin(name, Fiber.Fate.quiet(), work);
  }

  /// Begins work that belongs to the present one: it shares its fate and dies with it.
  Fiber beginChild(Runnable work) {
    Fiber parent = Fiber.mine();
    Fiber child = begin(parent.name(), parent.fate(), work);
    parent.adopt(child);
    return child;
  }

  /// The present work waits.
  public void pause(Duration duration) {
    Fiber fiber = Fiber.mine();
    fiber.dieIfKilled();
    wakeAfter(duration, fiber, fiber.fallAsleep());
    fiber.sleep();
  }

  void wakeAfter(Duration duration, Fiber fiber, long sleep) {
    after(
        duration,
        () -> {
          if (fiber.isAsleepIn(sleep)) {
            fiber.run();
          }
        });
  }

  /// The present work deals with the world outside it; this may be the last thing that it does.
  ///
  /// @throws Killed when it is
  public void dealing() {
    Fiber fiber = Fiber.mine();
    fiber.dieIfKilled();
    if (fiber.isLastDealing()) {
      kill(fiber.root());
      fiber.dieIfKilled();
    }
  }

  /// Ends work wherever it stands. What it did stays.
  public void kill(Fiber fiber) {
    if (!fiber.hasEnded()) {
      fiber.markKilled();
      if (Fiber.current() != fiber) {
        wakeAfter(Duration.ZERO, fiber, fiber.fallAsleep());
      }
    }
  }

  /// Lets time pass until then.
  public void runUntil(Instant end) {
    long last = Duration.between(start, end).toNanos();
    while (!due.isEmpty() && due.peek().at() <= last) {
      Due next = due.remove();
      now = next.at();
      next.event().run();
      throwFailure();
    }
    now = Math.max(now, last);
  }

  private void throwFailure() {
    Throwable thrown = failure;
    failure = null;
    switch (thrown) {
      case null -> {}
      case RuntimeException fault -> throw fault;
      case Error fault -> throw fault;
      default -> throw new IllegalStateException(thrown);
    }
  }

  /// Something went wrong in a way that nobody expects: it ends the simulation.
  void failed(Throwable fault) {
    if (failure == null) {
      failure = fault;
    }
  }

  void buried(Fiber fiber) {
    alive.remove(fiber);
  }

  void giveBack(@Nullable Fiber ended) {
    if (ended != null) {
      alive.remove(ended);
    }
    driver.release();
  }

  void standStill() {
    driver.acquireUninterruptibly();
  }

  /// Ends all work.
  @Override
  public void close() {
    due.clear();
    List<Fiber> left = new ArrayList<>(alive);
    left.forEach(this::kill);
    while (!due.isEmpty()) {
      due.remove().event().run();
    }
  }
}
