package dev.signalbox.aws.queue;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.json.ObjBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages as JSON: a union tagged with `type` that only grows. Unknown fields are ignored. Who
/// may write to our queues is a matter of IAM, so a message proves its tenant.
public final class TaskJson {

  private static final int VERSION = 1;

  private TaskJson() {}

  /// What a body turned out to be.
  public sealed interface Decoded {
    record Known(Message message) implements Decoded {}

    /// A type of task, or a version of the envelope, that this version of the code does not know. A
    /// newer one does: the message is to be kept and tried again later.
    record Unknown(String type) implements Decoded {}

    /// No message of ours. Trying again does not help.
    record Malformed(String why) implements Decoded {}
  }

  public static String write(Message message) {
    ObjBuilder json =
        Json.object()
            .put("v", (long) VERSION)
            .put("cause", message.cause())
            .put("receivedAt", message.receivedAt())
            .put("attempt", (long) message.attempt())
            .put("notBefore", message.notBefore());
    if (message.task() instanceof Task.OfConnection task) {
      json.put("tenant", task.ref().tenant().value());
      json.put("connection", task.ref().connection().value());
    }
    return task(json, message.task()).write();
  }

  private static ObjBuilder task(ObjBuilder json, Task task) {
    return switch (task) {
      case Task.Refresh it ->
          json.put("type", "refresh")
              .put("entity", it.entity().word())
              .put("id", it.id())
              .put("action", it.action().name());
      case Task.RunStep it ->
          json.put("type", "runStep").put("run", it.run().value()).put("step", it.step());
      case Task.Provision it -> json.put("type", "provision").put("publicUrl", it.publicUrl());
      case Task.Judge it ->
          json.put("type", "judge")
              .put("ticket", it.ticket().value())
              .put("phase", it.phase().word())
              .put("entry", (long) it.entry());
      case Task.JudgeAgain it ->
          json.put("type", "judgeAgain")
              .put("ticket", it.ticket().value())
              .put("phase", it.phase().word());
      case Task.Reapply it -> json.put("type", "reapply").put("after", it.after());
      case Task.Rescope it ->
          json.put("type", "rescope").put("entity", it.entity().word()).put("after", it.after());
      case Task.Purge _ -> json.put("type", "purge");
      case Task.SendCode it ->
          json.put("type", "sendCode")
              .put("challenge", it.challenge())
              .put("email", it.email().value());
      case Task.CheckHooks it ->
          json.put("type", "checkHooks").put("doubt", it.doubt().name()).put("hook", it.hook());
      case Task.RotateHookSecret _ -> json.put("type", "rotateHookSecret");
      case Task.Pull it ->
          json.put("type", "pull")
              .put("entity", it.entity().word())
              .put("id", it.id())
              .put("action", it.action().name());
      case Task.CheckAllHooks() -> json.put("type", "checkAllHooks");
      case Task.SweepOwed() -> json.put("type", "sweepOwed");
      case Task.StartScheduledRuns() -> json.put("type", "scheduledSyncs");
    };
  }

  /// Reads one body.
  ///
  /// @param messageId the cause of a message that names none, as those of schedules do
  /// @param receivedAt the time of a message that names none
  public static Decoded read(String body, String messageId, Instant receivedAt) {
    try {
      Json.Obj json = Json.parseObject(body);
      String type = json.text("type").orElseThrow();
      if (json.number("v").orElse(VERSION) > VERSION) {
        return new Decoded.Unknown(type);
      }
      Task task = task(type, json);
      return task == null
          ? new Decoded.Unknown(type)
          : new Decoded.Known(message(json, task, messageId, receivedAt));
    } catch (MalformedJson e) {
      return new Decoded.Malformed(String.valueOf(e.getMessage()));
    } catch (NoSuchElementException _) {
      return new Decoded.Malformed("A field is missing or is not what it has to be.");
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Decoded.Malformed("A field is not what it has to be: " + e.getClass().getName());
    }
  }

  private static Message message(Json.Obj json, Task task, String messageId, Instant receivedAt) {
    return new Message(
        task,
        json.text("cause").orElse(messageId),
        json.text("receivedAt").map(Instant::parse).orElse(receivedAt),
        (int) json.number("attempt").orElse(1),
        json.text("notBefore").map(Instant::parse).orElse(null));
  }

  private static @Nullable Task task(String type, Json.Obj json) {
    return switch (type) {
      case "refresh" ->
          new Task.Refresh(
              ref(json),
              json.text("entity").flatMap(Entity::find).orElseThrow(),
              json.number("id").orElseThrow(),
              action(json.text("action").orElseThrow()));
      case "runStep" ->
          new Task.RunStep(
              ref(json),
              new RunId(json.text("run").orElseThrow()),
              json.number("step").orElseThrow());
      case "provision" -> new Task.Provision(ref(json), json.text("publicUrl").orElse(""));
      case "judge" ->
          new Task.Judge(
              ref(json), ticket(json), phase(json), (int) json.number("entry").orElseThrow());
      case "judgeAgain" -> new Task.JudgeAgain(ref(json), ticket(json), phase(json));
      case "reapply" -> new Task.Reapply(ref(json), json.text("after").orElse(""));
      case "rescope" ->
          new Task.Rescope(
              ref(json),
              json.text("entity").flatMap(Entity::find).orElseThrow(),
              json.text("after").orElse(""));
      case "purge" -> new Task.Purge(ref(json));
      case "sendCode" ->
          new Task.SendCode(
              json.text("challenge").orElseThrow(),
              new EmailAddress(json.text("email").orElseThrow()));
      case "checkHooks" ->
          new Task.CheckHooks(
              ref(json),
              named(Task.HookDoubt.values(), json.text("doubt").orElseThrow()),
              json.text("hook").orElse(""));
      case "rotateHookSecret" -> new Task.RotateHookSecret(ref(json));
      case "pull" ->
          new Task.Pull(
              ref(json),
              json.text("entity").flatMap(Entity::find).orElseThrow(),
              json.number("id").orElseThrow(),
              action(json.text("action").orElseThrow()));
      case "checkAllHooks" -> new Task.CheckAllHooks();
      case "sweepOwed" -> new Task.SweepOwed();
      case "scheduledSyncs" -> new Task.StartScheduledRuns();
      default -> null;
    };
  }

  private static ConnectionRef ref(Json.Obj json) {
    return new ConnectionRef(
        new TenantId(json.text("tenant").orElseThrow()),
        new ConnectionId(json.text("connection").orElseThrow()));
  }

  private static TicketId ticket(Json.Obj json) {
    return new TicketId(json.number("ticket").orElseThrow());
  }

  private static Phase phase(Json.Obj json) {
    return json.text("phase").flatMap(Phase::find).orElseThrow();
  }

  private static Action action(String word) {
    return named(Action.values(), word);
  }

  private static <T extends Enum<T>> T named(T[] all, String word) {
    return Stream.of(all).filter(it -> it.name().equals(word)).findFirst().orElseThrow();
  }
}
