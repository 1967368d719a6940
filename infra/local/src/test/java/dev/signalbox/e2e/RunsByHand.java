package dev.signalbox.e2e;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.local.run.InvocationFailed;
import dev.signalbox.local.run.KillableFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The poller of the runs queue in the hands of a test: each message is given to the sync function
/// in a process of its own, which is killed or frozen when the test wants it.
final class RunsByHand implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(20);

  private final Deployment deployment;
  private final Desk desk;
  private final SqsClient sqs = SqsClient.create();

  /// Patient: the local database takes long to scan a large table.
  private final DynamoDbClient dynamo =
      DynamoDbClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONG))
          .build();

  private final String queue;
  private final Copied copied;

  RunsByHand(Deployment deployment, Desk desk) {
    this.deployment = deployment;
    this.desk = desk;
    this.queue = deployment.functions().queues().get("RunsQueue");
    this.copied = new Copied(dynamo, deployment.functions().tables().get("StateTable"));
    deployment.functions().stopPolling("RunsQueue");
    // A poll that was broken off takes a message all the same, until its time is over.
    rest(Duration.ofSeconds(3));
  }

  private static void rest(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The records in which the copies of two connections to the same account differ.
  List<String> differences(String one, String other) {
    return copied.differences(one, other);
  }

  /// Asks for a full sync.
  ///
  /// @return where the run is
  String request(String connection) {
    return desk.api()
        .fine(
            "POST",
            "/v1/connections/" + connection + "/syncs",
            Json.object().put("mode", "full").build())
        .header("location")
        .orElseThrow();
  }

  /// Works until a run has ended, killing the worker at random moments.
  void work(String connection, String run, int kills, RandomGenerator random) throws Exception {
    int left = kills;
    while (!hasEnded(run)) {
      Json.Obj event = take();
      while (!worked(event, left > 0 ? random : null)) {
        letLeasesRunOut(connection);
        left--;
      }
    }
    if (left > 0) {
      throw new IllegalStateException(left + " kills were not made; the run was too short.");
    }
  }

  private boolean worked(Json.Obj event, @Nullable RandomGenerator random) throws Exception {
    try (KillableFunction worker = worker(List.of());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      if (random != null) {
        Future<?> _ =
            threads.submit(() -> killSometime(worker, random.nextInt(1, 4), random.nextInt(300)));
      }
      return answered(worker, event, threads);
    }
  }

  /// False when the worker was killed before it answered.
  private static boolean answered(
      KillableFunction worker, Json.Obj event, ExecutorService threads) {
    try {
      worker.invoke(event.bytes());
      return true;
    } catch (InvocationFailed _) {
      return false;
    } finally {
      // A kill that is not due yet falls away with the worker.
      threads.shutdownNow();
    }
  }

  /// After some more requests to the PSA and some milliseconds: anywhere in a page.
  private Void killSometime(KillableFunction worker, int requests, int millis) throws Exception {
    Instant now = Instant.now();
    Patience.until("a request", LONG, () -> reached(requests, now));
    Thread.sleep(millis);
    worker.kill();
    return null;
  }

  /// How many queries the PSA has had since then, by what was asked for.
  Map<String, Integer> queries(Instant since) {
    var counts = new TreeMap<String, Integer>();
    JsonClient.objects(desk.control().get("/_sim/journal?since=" + since), "requests").stream()
        .map(request -> request.text("path").orElse(""))
        .filter(path -> path.endsWith("/query"))
        .forEach(path -> counts.merge(path, 1, Integer::sum));
    return counts;
  }

  private Optional<Boolean> reached(int requests, Instant since) {
    int made = queries(since).values().stream().mapToInt(Integer::intValue).sum();
    return made >= requests ? Optional.of(true) : Optional.empty();
  }

  /// Freezes the first worker in the middle, lets a second one have its message, and thaws it.
  ///
  /// @param more jars for both workers
  void freezeAndTakeOver(String connection, String run, List<Path> more) throws Exception {
    Json.Obj event = takeStepOf(run);
    try (KillableFunction first = worker(more);
        KillableFunction second = worker(more);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // A call that was frozen for seconds has run out of time when it is thawed, and its worker
      // would stop for that alone.
      warmUp(second);
      Instant before = Instant.now();
      var slow = threads.submit(() -> first.invoke(event.bytes()));
      Patience.until("some pages", LONG, () -> reached(8, before));
      first.freeze();
      letLeasesRunOut(connection);
      Instant frozen = Instant.now();
      var taking = threads.submit(() -> second.invoke(event.bytes()));
      Patience.until("more pages", LONG, () -> reached(2, frozen));
      first.thaw();
      slow.get();
      taking.get();
    }
    work(connection, run, 0, RandomGenerator.getDefault());
  }

  private static void warmUp(KillableFunction worker) {
    String sweep = Json.object().put("v", 1).put("type", "sweepOwed").build().write();
    var message = Message.builder().messageId("warm-up").receiptHandle("none").body(sweep).build();
    byte[] _ = worker.invoke(event(message).bytes());
  }

  private KillableFunction worker(List<Path> more) throws Exception {
    return deployment.functions().killable("SyncFunction", more);
  }

  private void letLeasesRunOut(String connection) {
    // What the worker had sent when it was stopped is still being written, its lease as well.
    rest(Duration.ofSeconds(1));
    copied.letLeasesRunOut(new ConnectionRef(desk.ref().tenant(), new ConnectionId(connection)));
  }

  private boolean hasEnded(String run) {
    String state = desk.api().get(run).text("state").orElse("");
    if (Set.of("failed", "cancelled").contains(state)) {
      throw new IllegalStateException(desk.api().get(run).write());
    }
    return state.equals("finished");
  }

  /// The next message, as Lambda's event has it.
  private Json.Obj take() {
    Message message =
        Patience.until(
            "a message",
            Duration.ofMinutes(3),
            () ->
                sqs
                    .receiveMessage(
                        it -> it.queueUrl(queue).waitTimeSeconds(1).maxNumberOfMessages(1))
                    .messages()
                    .stream()
                    .findFirst());
    sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
    return event(message);
  }

  /// The next message of a run; what else comes before it is worked.
  private Json.Obj takeStepOf(String run) throws Exception {
    String id = run.substring(run.lastIndexOf('/') + 1);
    Json.Obj event = take();
    while (!event.write().contains(id)) {
      boolean _ = worked(event, null);
      event = take();
    }
    return event;
  }

  private static Json.Obj event(Message message) {
    return Json.object().put("Records", Json.array(List.of(record(message)))).build();
  }

  private static Json.Obj record(Message message) {
    return Json.object()
        .put("messageId", message.messageId())
        .put("receiptHandle", message.receiptHandle())
        .put("body", message.body())
        .put("attributes", Json.object().put("ApproximateReceiveCount", "1").build())
        .put("messageAttributes", Json.object().build())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:runs")
        .put("awsRegion", "us-east-1")
        .build();
  }

  @Override
  public void close() {
    sqs.close();
    dynamo.close();
  }
}
