package dev.signalbox.local.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A fair standard queue: one reader fetches ahead, and messages leave by turns of their groups, so
/// that a busy group does not keep the others waiting. The emulator itself knows no fairness.
final class FairSource implements MessageSource {

  private static final int AHEAD = 2_000;
  private static final Duration POLL = Duration.ofSeconds(2);

  private final Queue queue;
  private final Duration visibility;
  private final Map<String, Deque<QueueMessage>> groups = new LinkedHashMap<>();
  private final Thread reader;
  private int waiting;

  FairSource(Queue queue, String name, Retrying retrying) {
    this.queue = queue;
    this.visibility = queue.visibility();
    this.reader =
        Thread.ofVirtual()
            .name("reader of " + name)
            .start(() -> retrying.untilInterrupted(this::fetch));
  }

  private void fetch() throws InterruptedException {
    waitForRoom();
    queue.receive(10, POLL).forEach(this::add);
  }

  private synchronized void waitForRoom() throws InterruptedException {
    while (waiting >= AHEAD) {
      wait();
    }
  }

  private synchronized void add(QueueMessage message) {
    groups.computeIfAbsent(message.group(), _ -> new ArrayDeque<>()).add(message);
    waiting++;
    notifyAll();
  }

  /// How many were fetched and not taken yet.
  synchronized int waiting() {
    return waiting;
  }

  @Override
  public List<QueueMessage> take(int most, Duration wait) throws InterruptedException {
    List<QueueMessage> taken = takeWaiting(most, wait);
    return taken.stream().filter(this::isStillOurs).toList();
  }

  private synchronized List<QueueMessage> takeWaiting(int most, Duration wait)
      throws InterruptedException {
    long until = System.nanoTime() + wait.toNanos();
    while (waiting == 0) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    var taken = new ArrayList<QueueMessage>();
    while (taken.size() < most && waiting > 0) {
      taken.add(next());
    }
    notifyAll();
    return taken;
  }

  /// The oldest message of the group whose turn it is; the group then goes to the end of the line.
  private QueueMessage next() {
    Map.Entry<String, Deque<QueueMessage>> first = groups.entrySet().iterator().next();
    Deque<QueueMessage> messages = first.getValue();
    groups.remove(first.getKey());
    QueueMessage message = messages.remove();
    if (!messages.isEmpty()) {
      groups.put(first.getKey(), messages);
    }
    waiting--;
    return message;
  }

  /// On AWS the visibility timeout begins when the poller receives. One that waited here gets it
  /// anew; one that waited too long is visible again and comes back by itself.
  private boolean isStillOurs(QueueMessage message) {
    Duration waited = Duration.ofNanos(System.nanoTime() - message.receivedAt());
    boolean ours = waited.compareTo(visibility) < 0;
    if (ours && waited.multipliedBy(6).compareTo(visibility) > 0) {
      queue.hide(message, visibility);
    }
    return ours;
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
