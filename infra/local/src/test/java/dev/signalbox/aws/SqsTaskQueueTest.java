package dev.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@OnCloud
@Needs(AwsService.SQS)
class SqsTaskQueueTest {

  private final ConnectionRef ref = Samples.newRef();
  private final SqsClient client;
  private final String refresh;
  private final String triage;
  private final SqsTaskQueue queue;

  SqsTaskQueueTest(Cloud cloud) {
    client = cloud.client(AwsService.SQS, SqsClient.builder());
    refresh = create();
    triage = create();
    queue = queue(refresh);
  }

  @Test
  void eachTaskGoesToTheQueueOfTheFunctionThatDoesIt() {
    Message judge = message(new Task.Judge(ref, new TicketId(7), Phase.INTAKE, 1));
    List<Message> refreshes = refreshes(23);
    List<Message> all = new ArrayList<>(refreshes);
    all.add(5, judge);
    queue.send(all);
    assertThat(received(refresh, 23)).containsExactlyInAnyOrderElementsOf(refreshes);
    assertThat(received(triage, 1)).containsExactly(judge);
  }

  @Test
  void delayedMessageIsNotSeenAtOnce() {
    queue.sendLater(refreshes(1).getFirst(), Duration.ofMinutes(15));
    assertThat(client.receiveMessage(get -> get.queueUrl(refresh)).messages()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> queue.sendLater(refreshes(1).getFirst(), Duration.ofMinutes(15).plusMillis(1)));
  }

  @Test
  void queueThatIsNotThereIsAFault() {
    assertThatExceptionOfType(TaskQueueFault.class)
        .isThrownBy(() -> queue(refresh + "-gone").send(refreshes(1)));
  }

  @Test
  void functionThatWasNotMeantToSendATaskIsToldWhichSettingIsMissing() {
    assertThatExceptionOfType(Environment.MissingSetting.class)
        .isThrownBy(() -> queue.send(message(new Task.Provision(ref, ""))))
        .withMessageContaining("RUNS_QUEUE_URL");
  }

  private SqsTaskQueue queue(String refreshUrl) {
    Map<String, String> urls = Map.of("REFRESH_QUEUE_URL", refreshUrl, "TRIAGE_QUEUE_URL", triage);
    return new SqsTaskQueue(client, new QueueUrls(new Environment(urls)), _ -> {});
  }

  private List<Message> refreshes(int count) {
    return LongStream.range(0, count)
        .mapToObj(id -> message(new Task.Refresh(ref, Entity.TICKET, id, Action.UPDATE)))
        .toList();
  }

  private static Message message(Task task) {
    return Message.first(task, "01JCAUSE", Samples.NOON);
  }

  private List<Message> received(String url, int count) {
    List<Message> messages = new ArrayList<>();
    for (int tried = 0; messages.size() < count && tried < 30; tried++) {
      client
          .receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
          .messages()
          .forEach(it ->
              messages.add(
                  ((TaskJson.Decoded.Known) TaskJson.read(it.body(), "", Samples.NOON)).message()));
    }
    return messages;
  }

  private String create() {
    return client.createQueue(it -> it.queueName("q-" + UUID.randomUUID())).queueUrl();
  }
}
