package dev.signalbox.local.run;

import java.time.Duration;
import java.util.List;

/// The queue itself, call by call: for FIFO queues, whose groups the emulator locks.
final class DirectSource implements MessageSource {

  private final Queue queue;

  DirectSource(Queue queue) {
    this.queue = queue;
  }

  @Override
  public List<QueueMessage> take(int most, Duration wait) {
    return queue.receive(most, wait);
  }

  @Override
  public void close() {
    // Nothing is held here.
  }
}
