package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.cloud.AwsService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@OnCloud
@Needs(AwsService.SQS)
class SqsContract {

  /// The longest that SQS lets one wait; less when there is something.
  private static final int LONG = 20;

  private final SqsClient sqs;

  SqsContract(Cloud cloud) {
    sqs = cloud.client(AwsService.SQS, SqsClient.builder());
  }

  @Test
  void aMessageIsHiddenWhileItIsWorkedOnAndGoneWhenDeleted() {
    String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5"));
    send(queue, "one");

    Message first = receive(queue, LONG).getFirst();
    assertThat(receive(queue, 0)).isEmpty();

    Message again = receive(queue, LONG).getFirst();
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(count(again)).isEqualTo(2);

    delete(queue, again);
    assertThat(receive(queue, 6)).isEmpty();
  }

  @Test
  void visibilityCanBeGivenBackAtOnce() {
    String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"));
    send(queue, "one");

    Message message = receive(queue, LONG).getFirst();
    sqs.changeMessageVisibility(
        r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));

    assertThat(receive(queue, LONG)).hasSize(1);
  }

  @Test
  void anUndeletedMessageMovesToTheDeadLetterQueueAfterItsReceives() {
    String dead = queue(Map.of());
    String queue =
        queue(
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "1",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn(dead))));
    send(queue, "poison");
    send(queue, "fine");

    // A partial failure: what worked is deleted, what did not is left to come back.
    List<Message> given = List.of();
    for (int round = 0; round < 30 && given.isEmpty(); round++) {
      receive(queue, 2).stream()
          .filter(message -> message.body().equals("fine"))
          .forEach(message -> delete(queue, message));
      given = receive(dead, 0);
    }

    assertThat(given).extracting(Message::body).containsExactly("poison");
    assertThat(receive(queue, 2)).isEmpty();
  }

  @Test
  void batchesAnswerForEachMessage() {
    String queue = queue(Map.of());

    var sent = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries(10)));
    assertThat(sent.successful()).hasSize(10);

    var received = new ArrayList<Message>();
    for (int i = 0; i < 10 && received.size() < 10; i++) {
      received.addAll(receive(queue, 1));
    }
    assertThat(received).extracting(Message::body).containsExactlyInAnyOrder(bodies(10));

    var deleted =
        sqs.deleteMessageBatch(r ->
            r.queueUrl(queue)
                .entries(
                    received.stream()
                        .map(m ->
                            software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry
                                .builder()
                                .id(m.body())
                                .receiptHandle(m.receiptHandle())
                                .build())
                        .toList()));
    assertThat(deleted.successful()).hasSize(10);
    assertThat(deleted.failed()).isEmpty();
  }

  @Test
  void aDelayedMessageArrivesLater() {
    String queue = queue(Map.of());
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(5));

    assertThat(receive(queue, 0)).isEmpty();
    assertThat(receive(queue, LONG)).hasSize(1);
  }

  @Test
  void messageAttributesComeBack() {
    String queue = queue(Map.of());
    sqs.sendMessage(r ->
        r.queueUrl(queue)
            .messageBody("one")
            .messageAttributes(
                Map.of(
                    "cause", attribute("String").stringValue("01J").build(),
                    "attempt", attribute("Number").stringValue("3").build(),
                    "raw",
                        attribute("Binary")
                            .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                            .build())));

    Message message = receive(queue, LONG).getFirst();
    assertThat(message.messageAttributes().get("cause").stringValue()).isEqualTo("01J");
    assertThat(message.messageAttributes().get("attempt").stringValue()).isEqualTo("3");
    assertThat(message.messageAttributes().get("raw").binaryValue().asByteArray())
        .containsExactly(0, -1);
  }

  @Test
  void aLongPollWaitsAndWakesWithTheMessage() {
    String queue = queue(Map.of());
    long start = System.nanoTime();
    var sender =
        CompletableFuture.runAsync(
            () -> send(queue, "one"), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

    assertThat(receive(queue, LONG)).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(LONG - 4));
    sender.join();
  }

  @Test
  void aStandardQueueTakesAMessageGroupForFairness() {
    String queue = queue(Map.of());
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("one").messageGroupId("connection-1"));

    assertThat(receive(queue, LONG).getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "connection-1");
  }

  @Test
  void aFifoQueueKeepsTheOrderOfAGroupAndLocksIt() {
    String queue =
        queue(
            UUID.randomUUID() + ".fifo",
            Map.of(
                QueueAttributeName.FIFO_QUEUE, "true",
                QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    for (String body : List.of("1", "2", "3")) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body).messageGroupId("chat"));
    }

    Message first = receiveOne(queue);
    assertThat(first.body()).isEqualTo("1");
    assertThat(receive(queue, 0)).isEmpty();

    delete(queue, first);
    assertThat(receiveOne(queue).body()).isEqualTo("2");
  }

  @Test
  @KnownGap(value = "moto", because = "it gives the duplicate a message id of its own")
  void aFifoDuplicateIsTheSameMessage() {
    String queue =
        queue(UUID.randomUUID() + ".fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    String first = sendFifo(queue, "same");
    String again = sendFifo(queue, "same");

    assertThat(again).isEqualTo(first);
    assertThat(receive(queue, LONG)).hasSize(1);
  }

  @Test
  void aQueueThatIsNotThereIsATypedFault() {
    assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("nowhere-" + UUID.randomUUID())))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void attributesTellTheDepthAndTheArn() {
    String queue = queue(Map.of());
    send(queue, "one");

    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(attributes).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
    assertThat(attributes.get(QueueAttributeName.QUEUE_ARN)).startsWith("arn:aws:sqs:");
  }

  private String queue(Map<QueueAttributeName, String> attributes) {
    return queue("contract-" + UUID.randomUUID(), attributes);
  }

  private String queue(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributes(new HashMap<>(attributes))).queueUrl();
  }

  private String arn(String queue) {
    return sqs.getQueueAttributes(
            r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private void send(String queue, String body) {
    var sent = sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body));
    assertThat(sent.messageId()).isNotBlank();
  }

  private String sendFifo(String queue, String deduplication) {
    return sqs.sendMessage(r ->
            r.queueUrl(queue)
                .messageBody("x")
                .messageGroupId("chat")
                .messageDeduplicationId(deduplication))
        .messageId();
  }

  private static SendMessageBatchRequestEntry[] entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(String::valueOf)
        .map(i -> SendMessageBatchRequestEntry.builder().id(i).messageBody(i).build())
        .toArray(SendMessageBatchRequestEntry[]::new);
  }

  private static String[] bodies(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
  }

  private List<Message> receive(String queue, int wait) {
    return sqs.receiveMessage(r ->
            r.queueUrl(queue)
                .maxNumberOfMessages(10)
                .waitTimeSeconds(wait)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private Message receiveOne(String queue) {
    return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(LONG))
        .messages()
        .getFirst();
  }

  private void delete(String queue, Message message) {
    var answer = sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    assertThat(answer.sdkHttpResponse().isSuccessful()).isTrue();
  }

  private static int count(Message message) {
    return Integer.parseInt(
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
  }

  private static MessageAttributeValue.Builder attribute(String type) {
    return MessageAttributeValue.builder().dataType(type);
  }
}
