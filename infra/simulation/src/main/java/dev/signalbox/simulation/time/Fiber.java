package dev.signalbox.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A piece of work that can wait in the middle. Its thread runs only while the timeline stands
/// still for it, so that of all threads one runs.
public final class Fiber {

  private static final ThreadLocal<@Nullable Fiber> CURRENT = new ThreadLocal<>();

  private final String name;
  private final Timeline timeline;
  private final Thread thread;
  private final Semaphore turn = new Semaphore(0);
  private final List<Fiber> children = new ArrayList<>();
  private @Nullable Fiber parent;
  private final Fate fate;
  private @Nullable Runnable lastWill;
  private boolean started;
  private boolean ended;
  private boolean killed;
  private long sleeps;

  Fiber(String name, Timeline timeline, Fate fate, Runnable work) {
    this.name = name;
    this.timeline = timeline;
    this.fate = fate;
    this.thread = Thread.ofVirtual().unstarted(() -> live(work));
  }

  /// What is decided about a piece of work and all that it begins: how far its clock is off, and
  /// after how many dealings with the world it is killed.
  public static final class Fate {
    private final Duration skew;
    private int dealingsLeft;

    public Fate(Duration skew, int dealingsLeft) {
      this.skew = skew;
      this.dealingsLeft = dealingsLeft;
    }

    static Fate quiet() {
      return new Fate(Duration.ZERO, Integer.MAX_VALUE);
    }
  }

  static @Nullable Fiber current() {
    return CURRENT.get();
  }

  static Fiber mine() {
    Fiber current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException("Only work on the timeline can wait.");
    }
    return current;
  }

  public String name() {
    return name;
  }

  Fate fate() {
    return fate;
  }

  Duration skew() {
    return fate.skew;
  }

  void adopt(Fiber child) {
    children.add(child);
    child.parent = this;
  }

  /// Counts one dealing with the world; true when it was the last one.
  boolean isLastDealing() {
    return fate.dealingsLeft != Integer.MAX_VALUE && --fate.dealingsLeft <= 0;
  }

  /// The work that all of this belongs to.
  Fiber root() {
    Fiber root = this;
    while (root.parent != null) {
      root = root.parent;
    }
    return root;
  }

  boolean hasEnded() {
    return ended;
  }

  private void live(Runnable work) {
    CURRENT.set(this);
    try {
      dieIfKilled();
      work.run();
    } catch (Killed _) {
      timeline.buried(this);
    } catch (Throwable fault) {
      timeline.failed(fault);
    } finally {
      ended = true;
      timeline.giveBack(this);
    }
  }

  /// Runs until it waits or ends. For the timeline.
  void run() {
    if (started) {
      turn.release();
    } else {
      started = true;
      thread.start();
    }
    timeline.standStill();
  }

  /// The number of this wait: a waking that was meant for another one does nothing.
  long fallAsleep() {
    return ++sleeps;
  }

  boolean isAsleepIn(long sleep) {
    return !ended && sleeps == sleep;
  }

  /// Waits until the timeline runs it again.
  void sleep() {
    timeline.giveBack(null);
    turn.acquireUninterruptibly();
    dieIfKilled();
  }

  void dieIfKilled() {
    if (killed) {
      throw new Killed();
    }
  }

  /// What happens to the world when this is killed.
  public void whenKilled(Runnable will) {
    lastWill = will;
  }

  void markKilled() {
    if (!killed && lastWill != null) {
      timeline.after(Duration.ZERO, lastWill);
    }
    killed = true;
    children.forEach(timeline::kill);
  }
}
