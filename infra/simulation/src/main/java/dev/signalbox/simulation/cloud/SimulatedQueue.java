package dev.signalbox.simulation.cloud;

import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.simulation.Trouble;
import dev.signalbox.simulation.Weather;
import dev.signalbox.simulation.time.Answer;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A standard queue with its dead-letter queue and the poller that brings its messages to a
/// function. Messages come at least once, in no order, and those that fail come again when they
/// become visible.
public final class SimulatedQueue {

  /// How the template sets a queue up, and the event source that reads it.
  public record Plan(
      String name, Duration visibility, int mostReceives, int batch, Duration window, int atOnce) {}

  /// What works a batch; answers the ids of the messages that failed.
  public interface Worker {
    Answer<Optional<Set<String>>> work(List<SqsMessage> batch);
  }

  /// A message that is kept.
  public static final class Kept {
    private final String id;
    private final String body;
    private final Instant sentAt;
    private Instant visibleAt;
    private int receives;

    Kept(String id, String body, Instant sentAt, Instant visibleAt) {
      this.id = id;
      this.body = body;
      this.sentAt = sentAt;
      this.visibleAt = visibleAt;
    }

    public String body() {
      return body;
    }

    public Instant sentAt() {
      return sentAt;
    }
  }

  private static final Duration QUICKEST = Duration.ofMillis(10);
  private static final Duration SLOWEST = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofSeconds(90);
  private static final Duration REPEATED_WITHIN = Duration.ofSeconds(20);

  private final Plan plan;
  private final Worker worker;
  private final Timeline timeline;
  private final Weather weather;
  private final Trace trace;
  private final boolean forgetsFirst;
  private final Map<String, Kept> messages = new LinkedHashMap<>();
  private final List<Kept> dead = new ArrayList<>();
  private boolean gathering;
  private int running;
  private long ids;

  /// @param forgetsFirst whether messages are deleted before they are worked, which is wrong
  public SimulatedQueue(
      Plan plan,
      Worker worker,
      Timeline timeline,
      Weather weather,
      Trace trace,
      boolean forgetsFirst) {
    this.plan = plan;
    this.worker = worker;
    this.timeline = timeline;
    this.weather = weather;
    this.trace = trace;
    this.forgetsFirst = forgetsFirst;
  }

  public void send(String body, Duration delay) {
    String id = plan.name() + "-" + ++ids;
    Duration way =
        weather.strikes(Trouble.MESSAGE_LATE)
            ? weather.dice().between(SLOWEST, LATEST)
            : weather.dice().between(QUICKEST, SLOWEST);
    Instant now = timeline.now();
    messages.put(id, new Kept(id, body, now, now.plus(delay).plus(way)));
    trace.note("sent " + id + " " + body);
    timeline.after(delay.plus(way), this::look);
  }

  /// What is neither done nor dead.
  public List<Kept> left() {
    return List.copyOf(messages.values());
  }

  public List<Kept> dead() {
    return List.copyOf(dead);
  }

  /// Sends the dead ones again, as an operator does once the reason is gone: under new ids.
  public void redrive() {
    List<Kept> all = List.copyOf(dead);
    dead.clear();
    all.forEach(message -> send(message.body, Duration.ZERO));
  }

  private void look() {
    if (!gathering && running < plan.atOnce() && !visible().isEmpty()) {
      gathering = true;
      timeline.after(plan.window(), this::receive);
    }
  }

  private List<Kept> visible() {
    Instant now = timeline.now();
    return messages.values().stream().filter(kept -> !kept.visibleAt.isAfter(now)).toList();
  }

  private void receive() {
    gathering = false;
    List<Kept> batch = new ArrayList<>();
    for (Kept message : weather.dice().shuffled(visible())) {
      if (batch.size() < plan.batch()) {
        receive(message).ifPresent(batch::add);
      }
    }
    if (!batch.isEmpty()) {
      deliver(batch);
    }
    look();
  }

  private Optional<Kept> receive(Kept message) {
    message.receives++;
    if (message.receives > plan.mostReceives()) {
      messages.remove(message.id);
      dead.add(message);
      trace.note("dead " + message.id);
      return Optional.empty();
    }
    Duration hidden =
        weather.strikes(Trouble.MESSAGE_TWICE)
            ? weather.dice().between(QUICKEST, REPEATED_WITHIN)
            : plan.visibility();
    message.visibleAt = timeline.now().plus(hidden);
    timeline.after(hidden, this::look);
    return Optional.of(message);
  }

  private void deliver(List<Kept> batch) {
    running++;
    if (forgetsFirst) {
      batch.forEach(message -> messages.remove(message.id));
    }
    Answer<Optional<Set<String>>> answer =
        worker.work(
            batch.stream()
                .map(kept -> new SqsMessage(kept.id, kept.body, plan.name(), kept.receives))
                .toList());
    answer.then(result -> {
      running--;
      result.ifPresent(failed -> forget(batch, failed));
      look();
    });
  }

  private void forget(List<Kept> batch, Set<String> failed) {
    for (Kept message : batch) {
      if (failed.contains(message.id)) {
        trace.note("failed " + message.id);
      } else if (!weather.strikes(Trouble.LOST_DONE)) {
        messages.remove(message.id);
      }
    }
  }
}
