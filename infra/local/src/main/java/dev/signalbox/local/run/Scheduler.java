package dev.signalbox.local.run;

import dev.signalbox.local.template.BadTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// EventBridge Scheduler: fires each schedule when it is due, unless it is paused.
final class Scheduler implements AutoCloseable {

  /// What a schedule does when it is due, with its event.
  record Target(Schedule schedule, Consumer<byte[]> action) {}

  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Usage usage;
  private final Consumer<String> log;
  private final List<Thread> threads;
  private volatile boolean paused;

  Scheduler(List<Target> targets, boolean paused, Usage usage, Consumer<String> log) {
    targets.forEach(target -> this.targets.put(target.schedule().key(), target));
    this.paused = paused;
    this.usage = usage;
    this.log = log;
    this.threads = targets.stream().map(this::start).toList();
  }

  private Thread start(Target target) {
    var retrying = new Retrying(log);
    return Thread.ofVirtual()
        .name("schedule " + target.schedule().key())
        .start(() -> retrying.untilInterrupted(() -> waitAndFire(target)));
  }

  private void waitAndFire(Target target) throws InterruptedException {
    Instant due = target.schedule().expression().after(Instant.now());
    Thread.sleep(Duration.between(Instant.now(), due));
    if (!paused) {
      fire(target);
    }
  }

  private void fire(Target target) {
    usage.scheduleFired(target.schedule().key());
    target.action().accept(target.schedule().event(Instant.now()));
  }

  /// Fires one now, paused or not, and waits for its end.
  void fire(String key) {
    Target target = targets.get(key);
    if (target == null) {
      throw new BadTemplate("there is no schedule " + key + ", only " + targets.keySet() + ".");
    }
    fire(target);
  }

  Set<String> keys() {
    return targets.keySet();
  }

  void pause(boolean paused) {
    this.paused = paused;
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
