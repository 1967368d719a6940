package dev.signalbox.e2e;

import dev.signalbox.local.demo.Patience;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queues of the deployment that most tests share.
final class Queues {

  private Queues() {}

  static String url(String queue) {
    return Deployment.usual().functions().queues().get(queue);
  }

  /// What is worked is deleted; nothing may be left or in flight, and nothing put off that was not
  /// put off before.
  ///
  /// @param before how many messages may still be put off
  static void awaitWorked(int before) {
    try (var client = SqsClient.create()) {
      boolean _ =
          Patience.until(
              "the queues",
              Desk.A_MINUTE,
              () ->
                  Optional.of(true)
                      .filter(_ ->
                          count(client, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) == 0)
                      .filter(_ ->
                          count(
                                  client,
                                  QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                              == 0)
                      .filter(_ -> putOff(client) <= before));
    }
  }

  /// How many messages wait for a later time.
  static int putOff() {
    try (var client = SqsClient.create()) {
      return putOff(client);
    }
  }

  private static int putOff(SqsClient client) {
    return count(client, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
  }

  private static int count(SqsClient client, QueueAttributeName attribute) {
    return Stream.of("RefreshQueue", "RunsQueue", "TriageQueue")
        .map(queue ->
            client.getQueueAttributes(get -> get.queueUrl(url(queue)).attributeNames(attribute)))
        .flatMap(answer -> answer.attributes().values().stream())
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
