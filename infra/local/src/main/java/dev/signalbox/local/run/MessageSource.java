package dev.signalbox.local.run;

import java.time.Duration;
import java.util.List;

/// Where pollers take messages from.
interface MessageSource extends AutoCloseable {

  /// At most this many, fewer when there are not more; none when the wait is over.
  List<QueueMessage> take(int most, Duration wait) throws InterruptedException;

  @Override
  void close();
}
