package dev.signalbox.aws.queue;

import dev.signalbox.core.Pause;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.task.TaskQueueFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// Sends tasks to SQS, ten at a time. The connection is the message group: on a standard queue that
/// keeps a busy connection from starving the others.
public final class SqsTaskQueue implements TaskQueue {

  /// SQS takes so many messages at once.
  private static final int MOST_ENTRIES = 10;

  /// Of messages that SQS refused for a fault of its own.
  private static final int MOST_TRIES = 4;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final SqsClient client;
  private final QueueUrls urls;
  private final Pause pause;
  private final InstantSource clock;
  private final Duration trying;

  public SqsTaskQueue(SqsClient client, QueueUrls urls, Pause pause) {
    this(client, urls, pause, InstantSource.fixed(Instant.EPOCH), Duration.ofSeconds(1));
  }

  /// For somebody who waits for the answer.
  ///
  /// @param trying no further try of what SQS refused begins after this time
  public SqsTaskQueue(
      SqsClient client, QueueUrls urls, Pause pause, InstantSource clock, Duration trying) {
    this.client = client;
    this.urls = urls;
    this.pause = pause;
    this.clock = clock;
    this.trying = trying;
  }

  @Override
  public void send(List<Message> messages) {
    sendAll(messages, Duration.ZERO);
  }

  @Override
  public void sendLater(Message message, Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("A queue delays by 0 s to " + LONGEST_DELAY + ".");
    }
    sendAll(List.of(message), delay);
  }

  private void sendAll(List<Message> messages, Duration delay) {
    Map<String, List<Message>> byQueue = new LinkedHashMap<>();
    for (Message message : messages) {
      byQueue.computeIfAbsent(urls.of(message.task()), _ -> new ArrayList<>()).add(message);
    }
    byQueue.forEach((url, ofQueue) -> {
      for (int from = 0; from < ofQueue.size(); from += MOST_ENTRIES) {
        int to = Math.min(from + MOST_ENTRIES, ofQueue.size());
        sendBatch(url, ofQueue.subList(from, to), delay);
      }
    });
  }

  private void sendBatch(String url, List<Message> messages, Duration delay) {
    List<SendMessageBatchRequestEntry> open = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      open.add(entry(Integer.toString(i), messages.get(i), delay));
    }
    Instant end = clock.instant().plus(trying);
    for (int tried = 1; !open.isEmpty(); tried++) {
      List<String> refused = refused(url, open);
      boolean over = tried == MOST_TRIES || clock.instant().isAfter(end);
      if (!refused.isEmpty() && over) {
        throw new TaskQueueFault("The queue refused " + refused.size() + " messages.", null);
      }
      open.removeIf(entry -> !refused.contains(entry.id()));
      if (!open.isEmpty()) {
        pause.pause(FIRST_PAUSE.multipliedBy(1L << (tried - 1)));
      }
    }
  }

  /// Sends once; answers the ids of the entries that were not taken and may be sent again.
  private List<String> refused(String url, List<SendMessageBatchRequestEntry> entries) {
    SendMessageBatchResponse answer;
    try {
      answer = client.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
    } catch (SdkException e) {
      throw new TaskQueueFault("The queue could not be reached.", e);
    }
    for (BatchResultErrorEntry failed : answer.failed()) {
      if (failed.senderFault()) {
        throw new IllegalStateException("The queue will never take this: " + failed.code());
      }
    }
    return answer.failed().stream().map(BatchResultErrorEntry::id).toList();
  }

  private static SendMessageBatchRequestEntry entry(String id, Message message, Duration delay) {
    var entry = SendMessageBatchRequestEntry.builder().id(id).messageBody(TaskJson.write(message));
    if (delay.isPositive()) {
      entry.delaySeconds(
          (int) Math.min(LONGEST_DELAY.toSeconds(), delay.plusMillis(999).toSeconds()));
    }
    if (message.task() instanceof Task.OfConnection task) {
      entry.messageGroupId(task.ref().toString().replace('/', '.'));
    }
    return entry.build();
  }
}
