package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.account.MemoryCodes;
import dev.signalbox.core.account.MemoryMailer;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// An office whose messages are worked as the deployed function works them: off the queue, as JSON,
/// each at its time. The simulator's own deliveries are switched off; a test is the PSA's sender.
final class WorkedOffice implements AutoCloseable {

  /// A message on the queue.
  private record Waiting(Message message, Instant from) {}

  static final String PUBLIC_URL = "http://127.0.0.1:9";

  final Office office;
  final MemoryHookRoutes routes;
  final List<String> log = new CopyOnWriteArrayList<>();
  final List<Task> judgements = new ArrayList<>();

  private final WorkTasks work;
  private final List<Waiting> waiting = new ArrayList<>();

  WorkedOffice(DemoPlan plan) {
    this(plan, office -> office.directory);
  }

  /// @param directory where companies and contacts are kept
  WorkedOffice(DemoPlan plan, Function<Office, DirectoryStore> directory) {
    this(new Office(plan), directory);
  }

  WorkedOffice(Office office, Function<Office, DirectoryStore> directory) {
    this.office = office;
    fault("lost", 1);
    routes = office.routes;
    work =
        Assembly.of(
            office.ports(
                directory.apply(office), new SeededRandomness(7), new Log("sync", log::add)),
            codes());
  }

  private MailCode codes() {
    return new MailCode(
        new MemoryTenantStore(),
        new MemoryCodes(),
        new MemoryMailer(),
        () -> new byte[32],
        new SeededRandomness(1),
        office.ours);
  }

  /// One fault of the simulator, in the place of those before.
  void fault(String name, double rate) {
    control("faults", Json.object().put(name, rate));
  }

  void moveToOtherZone() {
    control("zone", Json.object().put("zone", "second"));
  }

  private void control(String what, ObjBuilder body) {
    HttpRequest request =
        HttpRequest.newBuilder(office.origin().resolve("/_sim/" + what))
            .POST(BodyPublishers.ofByteArray(body.build().bytes()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("The simulator answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Puts a task on the queue and works whatever is due.
  void work(Task task) {
    office.queue.send(Message.first(task, "cause", office.clock.instant()));
    workDue();
  }

  void check(HookDoubt doubt) {
    work(new Task.CheckHooks(Office.REF, doubt, ""));
  }

  void provision() {
    work(new Task.Provision(Office.REF, PUBLIC_URL));
  }

  void workDue() {
    List<Message> due = takeDue();
    while (!due.isEmpty()) {
      List<Message> hints = due.stream().filter(WorkedOffice::isHint).toList();
      workBatch(hints);
      due.stream().filter(message -> !isHint(message)).forEach(one -> workBatch(List.of(one)));
      due = takeDue();
    }
  }

  private static boolean isHint(Message message) {
    return message.task() instanceof Task.Refresh;
  }

  private void workBatch(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<SqsMessage> batch = new ArrayList<>();
    for (Message message : messages) {
      batch.add(new SqsMessage("m" + batch.size(), TaskJson.write(message), "queue", 1));
    }
    Set<String> failed = batch(batch, Duration.ofMinutes(1));
    if (!failed.isEmpty()) {
      throw new AssertionError("Failed: " + failed + "\n" + String.join("\n", log));
    }
  }

  /// Works one batch; answers what has to come again.
  Set<String> batch(List<SqsMessage> batch, Duration remaining) {
    return work.work(batch, () -> remaining, new Log("sync", log::add));
  }

  /// How many messages with such a task are kept back.
  long waiting(Class<? extends Task> task) {
    return waiting.stream().filter(one -> task.isInstance(one.message().task())).count();
  }

  /// Loses the messages that are kept back.
  void forgetWhatWaits() {
    waiting.clear();
  }

  private List<Message> takeDue() {
    Instant now = office.clock.instant();
    for (MemoryTaskQueue.Sent sent : office.queue.sent()) {
      if (sent.message().task() instanceof Task.Judge judge) {
        judgements.add(judge);
      } else {
        waiting.add(new Waiting(sent.message(), now.plus(sent.delay())));
      }
    }
    var _ = office.queue.take();
    List<Waiting> due = waiting.stream().filter(it -> !it.from().isAfter(now)).toList();
    waiting.removeAll(due);
    return due.stream().map(Waiting::message).toList();
  }

  /// Lets time pass, minute by minute, with the schedules of the deployment.
  void pass(Duration duration) {
    pass(duration, new Task.CheckAllHooks(), new Task.StartScheduledRuns());
  }

  void pass(Duration duration, Task... everyFiveMinutes) {
    for (long minute = 1; minute <= duration.toMinutes(); minute++) {
      office.clock.advance(Duration.ofMinutes(1));
      workDue();
      if (office.clock.instant().getEpochSecond() / 60 % 5 == 0) {
        List.of(everyFiveMinutes).forEach(this::work);
      }
    }
  }

  Row hook(Entity entity) {
    Hook known =
        office.settings.hooks(Office.REF).stream()
            .filter(hook -> hook.entity() == entity)
            .findFirst()
            .orElseThrow();
    return office.truth(tableOf(entity)).stream()
        .filter(row -> row.id() == known.psaId())
        .findFirst()
        .orElseThrow();
  }

  boolean isActive(Entity entity) {
    return hook(entity).isTrue("isActive");
  }

  void switchOff(Entity entity) {
    update(tableOf(entity), Json.object().put("id", hook(entity).id()).put("isActive", false));
  }

  static String tableOf(Entity entity) {
    return switch (entity) {
      case TICKET -> "TicketWebhook";
      case NOTE -> "TicketNoteWebhook";
      case COMPANY -> "CompanyWebhook";
      case CONTACT -> "ContactWebhook";
      case CONFIGURATION_ITEM -> "ConfigurationItemWebhook";
      default -> throw new IllegalArgumentException("No webhooks for " + entity);
    };
  }

  /// As somebody at the PSA changes a record.
  Row update(String table, ObjBuilder fields) {
    return office.simulator.autotask().update(Actor.resource(1), table, fields.build());
  }

  /// An event that the PSA gave up, as its log has it.
  Row giveUp(Entity entity, String payload, String answer) {
    return office
        .simulator
        .autotask()
        .plant(
            "WebhookEventErrorLog",
            Json.object()
                .put(
                    Character.toLowerCase(tableOf(entity).charAt(0))
                        + tableOf(entity).substring(1)
                        + "ID",
                    hook(entity).id())
                .put("createDateTime", office.clock.instant())
                .put("errorMessage", answer)
                .put("payload", payload)
                .put("sequenceNumber", 1)
                .build());
  }

  /// The body of a delivery as Autotask writes it.
  String payload(Entity entity, String action, long id) {
    return "{\"Action\":\"%s\",\"Guid\":\"%s\",\"EntityType\":\"%s\",\"Id\":%d,\"Fields\":{},\"EventTime\":\"2026-06-01T08:00:00Z\",\"SequenceNumber\":1,\"PersonID\":1}"
        .formatted(
            action,
            hook(entity).text("webhookGUID").orElseThrow(),
            switch (entity) {
              case TICKET -> "Ticket";
              case NOTE -> "TicketNote";
              case COMPANY -> "Account";
              case CONTACT -> "Contact";
              case CONFIGURATION_ITEM -> "InstalledProduct";
              default -> throw new IllegalArgumentException("No webhooks for " + entity);
            },
            id);
  }

  /// Lines of the log about an event.
  long logged(String event) {
    return log.stream().filter(line -> line.contains("\"event\":\"" + event + "\"")).count();
  }

  @Override
  public void close() {
    office.close();
  }

  /// Tokens that are their own names.
  static final class PlainTokens implements HookTokens {
    private int made;

    @Override
    public String mint() {
      return "token" + ++made;
    }

    @Override
    public Optional<String> check(String token) {
      return Optional.of(token);
    }
  }
}
