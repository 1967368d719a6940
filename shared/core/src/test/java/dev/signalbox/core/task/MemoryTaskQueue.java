package dev.signalbox.core.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps messages in the order in which they were sent.
public final class MemoryTaskQueue implements TaskQueue {

  /// A message and how long it was to be kept back.
  public record Sent(Message message, Duration delay) {}

  private final List<Sent> kept = new ArrayList<>();
  private boolean broken;

  @Override
  public synchronized void send(List<Message> messages) {
    messages.forEach(message -> sendLater(message, Duration.ZERO));
  }

  @Override
  public synchronized void sendLater(Message message, Duration delay) {
    if (broken) {
      throw new TaskQueueFault("The queue took nothing; it was told to be broken.", null);
    }
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("A queue delays by 0 s to " + LONGEST_DELAY + ".");
    }
    kept.add(new Sent(message, delay));
  }

  /// What was sent and not taken yet.
  public synchronized List<Sent> sent() {
    return List.copyOf(kept);
  }

  /// The tasks that were sent and not taken yet.
  public synchronized List<Task> tasks() {
    return kept.stream().map(sent -> sent.message().task()).toList();
  }

  /// Takes all messages, delayed or not.
  public synchronized List<Message> take() {
    List<Message> taken = kept.stream().map(Sent::message).toList();
    kept.clear();
    return taken;
  }

  /// From now on the queue takes nothing, or takes again.
  public synchronized void breakDown(boolean nowBroken) {
    broken = nowBroken;
  }
}
