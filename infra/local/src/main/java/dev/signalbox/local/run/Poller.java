package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Lambda's poller for one queue and one function: gathers batches, invokes, deletes what was done
/// and leaves the rest to come back after its visibility timeout.
final class Poller implements AutoCloseable {

  private static final Duration IDLE_WAIT = Duration.ofSeconds(2);
  private static final int LARGEST_BATCH = 6 * 1024 * 1024;
  private static final int PER_RECEIVE = 10;

  private final Function function;
  private final QueueSource source;
  private final Queue queue;
  private final MessageSource messages;
  private final Usage usage;
  private final Consumer<String> log;
  private final List<Thread> threads;

  Poller(Function function, QueueSource source, Queue queue, Usage usage, Consumer<String> log) {
    this.function = function;
    this.source = source;
    this.queue = queue;
    this.usage = usage;
    this.log = log;
    var retrying = new Retrying(log);
    this.messages =
        source.isFifo()
            ? new DirectSource(queue)
            : new FairSource(queue, source.queueName(), retrying);
    this.threads =
        IntStream.rangeClosed(1, source.pollers()).mapToObj(i -> start(i, retrying)).toList();
  }

  private Thread start(int number, Retrying retrying) {
    return Thread.ofVirtual()
        .name("poller " + number + " of " + source.queueName())
        .start(() -> retrying.untilInterrupted(this::round));
  }

  boolean isOf(String queueUrl) {
    return queue.isAt(queueUrl);
  }

  private void round() throws InterruptedException {
    List<QueueMessage> batch = gather();
    if (!batch.isEmpty()) {
      work(batch);
    }
  }

  /// Until the batch is full, the window is over or six megabytes are reached. The window begins
  /// with the first message.
  private List<QueueMessage> gather() throws InterruptedException {
    var batch = new ArrayList<>(messages.take(room(0), IDLE_WAIT));
    long end = System.nanoTime() + source.window().toNanos();
    while (!batch.isEmpty() && batch.size() < source.batchSize() && size(batch) < LARGEST_BATCH) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        break;
      }
      batch.addAll(messages.take(room(batch.size()), left));
    }
    return batch;
  }

  private int room(int taken) {
    return Math.min(PER_RECEIVE, source.batchSize() - taken);
  }

  /// With the room that Lambda keeps for what it adds to each message.
  private static int size(List<QueueMessage> batch) {
    return batch.stream().mapToInt(QueueMessage::size).sum() + batch.size() * 1024;
  }

  /// Which queue is given to which function.
  String key() {
    return function.spec().logicalId() + " " + source.queueArn();
  }

  private void work(List<QueueMessage> batch) {
    usage.batchDelivered(function.spec().logicalId(), source.queueArn());
    try {
      byte[] answer = function.invoke(event(batch));
      queue.delete(BatchResult.done(batch, answer, source.reportsFailures()));
    } catch (InvocationFailed e) {
      log.accept(e.getMessage() + e.place() + "; " + batch.size() + " messages will come again");
    }
  }

  private byte[] event(List<QueueMessage> batch) {
    List<Json.Obj> records =
        batch.stream().map(message -> message.record(source.queueArn())).toList();
    return Json.object().put("Records", Json.array(records)).bytes();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    messages.close();
  }
}
