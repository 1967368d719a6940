package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The calls of a poller on one queue.
final class Queue {

  private static final int AT_ONCE = 10;

  private final AwsCalls aws;
  private final String url;

  Queue(AwsCalls aws, String url) {
    this.aws = aws;
    this.url = url;
  }

  boolean isAt(String other) {
    return url.equals(other);
  }

  List<QueueMessage> receive(int most, Duration wait) {
    Json.Obj answer =
        aws.sqs(
            "ReceiveMessage",
            Json.object()
                .put("QueueUrl", url)
                .put("MaxNumberOfMessages", (long) Math.min(most, AT_ONCE))
                .put("WaitTimeSeconds", wait.toSeconds())
                .put("MessageAttributeNames", Json.texts(List.of("All")))
                .put("AttributeNames", Json.texts(List.of("All")))
                .put("MessageSystemAttributeNames", Json.texts(List.of("All"))));
    return answer.list("Messages").stream()
        .map(message -> message instanceof Json.Obj object ? QueueMessage.now(object) : null)
        .filter(Objects::nonNull)
        .toList();
  }

  void delete(List<QueueMessage> messages) {
    for (int from = 0; from < messages.size(); from += AT_ONCE) {
      List<QueueMessage> some = messages.subList(from, Math.min(from + AT_ONCE, messages.size()));
      aws.sqs(
          "DeleteMessageBatch",
          Json.object().put("QueueUrl", url).put("Entries", Json.array(entries(some))));
    }
  }

  private static List<Json.Obj> entries(List<QueueMessage> messages) {
    var entries = new ArrayList<Json.Obj>();
    for (QueueMessage message : messages) {
      String id = String.valueOf(entries.size());
      entries.add(Json.object().put("Id", id).put("ReceiptHandle", message.receipt()).build());
    }
    return entries;
  }

  /// Hides a message for this long from now on.
  void hide(QueueMessage message, Duration duration) {
    aws.sqs(
        "ChangeMessageVisibility",
        Json.object()
            .put("QueueUrl", url)
            .put("ReceiptHandle", message.receipt())
            .put("VisibilityTimeout", duration.toSeconds()));
  }

  Duration visibility() {
    Json.Obj answer =
        aws.sqs(
            "GetQueueAttributes",
            Json.object()
                .put("QueueUrl", url)
                .put("AttributeNames", Json.texts(List.of("VisibilityTimeout"))));
    return Duration.ofSeconds(
        answer
            .object("Attributes")
            .flatMap(all -> all.text("VisibilityTimeout"))
            .map(Long::parseLong)
            .orElse(30L));
  }
}
