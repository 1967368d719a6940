package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A message that names one tenant and another one's connection finds nothing and does nothing.
@Tag("P25")
class ForeignTaskTest {

  private static final Desk ONE = Deployment.harbourline();
  private static final Desk TWO = Deployment.quillback();

  @Test
  void aConnectionOfAnotherTenantIsNotFound() {
    long ticket = TWO.arrives("Only Quillback's", "Nobody else's task may touch this.");
    TWO.judged(ticket);
    // What other tests have begun ends first, but for what waits for minutes.
    Queues.awaitWorked(Integer.MAX_VALUE);
    int putOff = Queues.putOff();
    Json.Obj before = TWO.story(ticket).orElseThrow();
    String runs = TWO.api().get(TWO.path("/syncs")).write();
    String hooks = TWO.api().get(TWO.path("/webhooks")).write();
    var mixed = new ConnectionRef(ONE.ref().tenant(), TWO.ref().connection());
    Instant begin = Instant.now();

    tasks(mixed, ticket).forEach(ForeignTaskTest::send);
    Queues.awaitWorked(putOff);

    assertThat(TWO.story(ticket)).contains(before);
    assertThat(TWO.api().get(TWO.path("/syncs")).write()).isEqualTo(runs);
    assertThat(TWO.api().get(TWO.path("/webhooks")).write()).isEqualTo(hooks);
    assertThat(ONE.story(ticket)).isEmpty();
    assertThat(writesToThePsaSince(begin)).isEmpty();
  }

  /// The negative control: with its own tenant, the same message does something.
  @Test
  void aConnectionOfItsOwnTenantIsFound() {
    long ticket = TWO.arrives("Quillback's own", "Its task may touch this.");
    String before = Desk.verdict(TWO.judged(ticket), "triage").write();
    send(new Task.JudgeAgain(TWO.ref(), new TicketId(ticket), Phase.INTAKE));
    TWO.await(
        "another judgement",
        ticket,
        story -> !Desk.verdict(story, "triage").write().equals(before));
  }

  private static List<Task> tasks(ConnectionRef ref, long ticket) {
    var id = new TicketId(ticket);
    var run = new RunId(TWO.firstSync().text("id").orElseThrow());
    return List.of(
        new Task.Refresh(ref, Entity.TICKET, ticket, Action.DELETE),
        new Task.Refresh(ref, Entity.TICKET, ticket, Action.UPDATE),
        new Task.RunStep(ref, run, 0),
        new Task.Provision(ref, "http://127.0.0.1:9"),
        new Task.Reapply(ref, ""),
        new Task.Rescope(ref, Entity.COMPANY, ""),
        new Task.CheckHooks(ref, Task.HookDoubt.ROUTINE, ""),
        new Task.RotateHookSecret(ref),
        new Task.Pull(ref, Entity.TICKET, ticket, Action.DELETE),
        new Task.Judge(ref, id, Phase.INTAKE, 1),
        new Task.JudgeAgain(ref, id, Phase.INTAKE));
  }

  private static void send(Task task) {
    String queue =
        switch (task) {
          case Task.Refresh _ -> "RefreshQueue";
          case Task.Judge _, Task.JudgeAgain _ -> "TriageQueue";
          default -> "RunsQueue";
        };
    String body = TaskJson.write(Message.first(task, "foreign", Instant.now()));
    try (var client = SqsClient.create()) {
      client.sendMessage(send -> send.queueUrl(Queues.url(queue)).messageBody(body));
    }
  }

  private static List<String> writesToThePsaSince(Instant begin) {
    return dev.signalbox.local.demo.JsonClient.objects(
            TWO.control().get("/_sim/journal?since=" + begin), "requests")
        .stream()
        .filter(request -> !request.text("path").orElse("").endsWith("/query"))
        .filter(request -> !request.text("method").equals(Optional.of("GET")))
        .map(Json.Obj::write)
        .toList();
  }
}
