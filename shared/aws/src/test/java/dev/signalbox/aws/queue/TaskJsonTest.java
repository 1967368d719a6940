package dev.signalbox.aws.queue;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.queue.TaskJson.Decoded;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.triage.Phase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskJsonTest {

  private static final ConnectionRef REF = Samples.newRef();

  static Stream<Task> tasks() {
    return Stream.of(
        new Task.Refresh(REF, Entity.TIME_ENTRY, 0, Action.DELETE),
        new Task.RunStep(REF, new RunId("01JRUN"), 7),
        new Task.Provision(REF, "https://hooks.example"),
        new Task.Judge(REF, new TicketId(9), Phase.RESOLUTION, 2),
        new Task.JudgeAgain(REF, new TicketId(9), Phase.INTAKE),
        new Task.Reapply(REF, "3:000"),
        new Task.Rescope(REF, Entity.CONTACT, "3:000"),
        new Task.Purge(REF),
        new Task.SendCode("challenge", new EmailAddress("pat@desk.example")),
        new Task.CheckHooks(REF, Task.HookDoubt.BAD_SIGNATURE, "guid"),
        new Task.RotateHookSecret(REF),
        new Task.Pull(REF, Entity.NOTE, 12, Action.UPDATE),
        new Task.CheckAllHooks(),
        new Task.SweepOwed(),
        new Task.StartScheduledRuns());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void taskIsReadAsItWasWritten(Task task) {
    Message first = Message.first(task, "01JCAUSE", NOON.plusNanos(1));
    for (Message message : List.of(first, first.again(NOON.plusSeconds(9)))) {
      assertThat(read(TaskJson.write(message))).isEqualTo(new Decoded.Known(message));
    }
  }

  @Test
  void everyCaseIsTried() {
    assertThat(tasks().map(Object::getClass).distinct())
        .hasSameSizeAs(
            Stream.of(Task.class.getPermittedSubclasses())
                .flatMap(
                    it -> it.isInterface() ? Stream.of(it.getPermittedSubclasses()) : Stream.of(it))
                .toList());
  }

  @Test
  void fieldsOfNewerVersionsAreIgnored() {
    String body = "{\"v\":1,\"type\":\"sweepOwed\",\"new\":{\"deep\":[1]},\"cause\":\"c\"}";
    assertThat(read(body))
        .isEqualTo(new Decoded.Known(Message.first(new Task.SweepOwed(), "c", NOON)));
  }

  @Test
  void messageOfAScheduleHasItsOwnIdForACause() {
    assertThat(read("{\"v\":1,\"type\":\"scheduledSyncs\"}"))
        .isEqualTo(new Decoded.Known(Message.first(new Task.StartScheduledRuns(), "id", NOON)));
  }

  @Test
  void typeOrVersionThatIsNotKnownIsToBeKept() {
    assertThat(read("{\"v\":1,\"type\":\"paintTheShed\"}"))
        .isEqualTo(new Decoded.Unknown("paintTheShed"));
    assertThat(read("{\"v\":2,\"type\":\"sweepOwed\"}"))
        .isEqualTo(new Decoded.Unknown("sweepOwed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"v\":1,\"type\":\"judge\"}",
        "{\"v\":1,\"type\":\"refresh\",\"tenant\":\"A B\",\"connection\":\"main\"}",
        "{\"v\":1,\"type\":\"sweepOwed\",\"receivedAt\":\"yesterday\"}",
        "{\"v\":1,\"type\":\"sendCode\",\"challenge\":\"c\",\"email\":\"nobody\"}"
      })
  void whatIsNoMessageIsMalformed(String body) {
    assertThat(read(body)).isInstanceOf(Decoded.Malformed.class);
  }

  private static Decoded read(String body) {
    return TaskJson.read(body, "id", NOON);
  }
}
