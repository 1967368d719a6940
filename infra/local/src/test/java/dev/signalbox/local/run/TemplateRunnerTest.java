package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.cloud.Ports;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Template;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class TemplateRunnerTest {

  private static final Path SAMPLE = Path.of("src/test/resources/sample.yaml");
  private static final List<String> LOG = new ArrayList<>();
  private static LocalCloud cloud;
  private static TemplateRunner runner;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    cloud = LocalCloud.start(CloudOptions.anyPorts());
    runner =
        TemplateRunner.start(
            SAMPLE,
            cloud,
            RunnerOptions.forTests()
                .withLongestVisibility(Duration.ofSeconds(2))
                .withLog(line -> {
                  synchronized (LOG) {
                    LOG.add(line);
                  }
                }));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws Exception {
    http.close();
    runner.close();
    cloud.close();
  }

  @BeforeEach
  void reset() {
    BatchHandler.reset(_ -> "");
  }

  @Test
  void anHttpRequestArrivesAsAnEventOfFormatTwo() throws Exception {
    var answer =
        send(
            request("/v1/signals/a%20b?view=open&q=x%26y&q=z")
                .header("X-Thing", "one")
                .header("X-Thing", "two")
                .header("Cookie", "s=1; t=2")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"ä\":1}")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("x-a")).hasValue("b");
    assertThat(answer.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
    Json.Obj event = Json.parseObject(answer.body()).object("event").orElseThrow();
    assertThat(event.text("version")).hasValue("2.0");
    assertThat(event.text("routeKey")).hasValue("ANY /v1/{proxy+}");
    assertThat(event.text("rawPath")).hasValue("/v1/signals/a%20b");
    assertThat(event.text("rawQueryString")).hasValue("view=open&q=x%26y&q=z");
    assertThat(event.object("queryStringParameters").orElseThrow().text("q")).hasValue("x&y,z");
    assertThat(event.object("pathParameters").orElseThrow().text("proxy")).hasValue("signals/a b");
    assertThat(event.object("headers").orElseThrow().text("x-thing")).hasValue("one,two");
    assertThat(event.list("cookies")).containsExactly(Json.text("s=1"), Json.text("t=2"));
    assertThat(event.text("body")).hasValue("{\"ä\":1}");
    assertThat(event.bool("isBase64Encoded")).hasValue(false);
    Json.Obj context = event.object("requestContext").orElseThrow();
    assertThat(context.text("domainName")).hasValue(runner.apiUrl().getAuthority());
    assertThat(context.object("http").orElseThrow().text("sourceIp")).hasValue("127.0.0.1");
    assertThat(context.object("http").orElseThrow().text("method")).hasValue("POST");
  }

  @Test
  void aBinaryBodyComesInBase64() throws Exception {
    var answer =
        send(
            request("/v1/x")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[] {0, -1})));

    Json.Obj event = Json.parseObject(answer.body()).object("event").orElseThrow();
    assertThat(event.text("body")).hasValue("AP8=");
    assertThat(event.bool("isBase64Encoded")).hasValue(true);
  }

  @Test
  void theMostSpecificRouteTakesTheRequest() throws Exception {
    assertThat(routeKey("/v1/chats")).isEqualTo("GET /v1/chats");
    assertThat(routeKey("/v1/chats/7")).isEqualTo("ANY /v1/{proxy+}");
    assertThat(routeKey("/i/abc")).isEqualTo("GET /i/{token}");
    assertThat(send(request("/i/a/b")).statusCode()).isEqualTo(404);
    assertThat(send(request("/v1/")).statusCode()).isEqualTo(404);
    assertThat(send(request("/nothing")).statusCode()).isEqualTo(404);
    assertThat(runner.usage().routesTaken())
        .contains("EchoFunction GET /v1/chats", "EchoFunction GET /i/{token}");
  }

  @Test
  void aFunctionThatThrowsOrTakesTooLongIsAnErrorOfTheGateway() throws Exception {
    assertThat(send(request("/v1/throws")).statusCode()).isEqualTo(500);
    assertThat(send(request("/v1/slow")).statusCode()).isEqualTo(503);
    assertThat(send(request("/v1/bare")).body()).isEqualTo("{\"bare\":true}");
  }

  @Test
  void theGatewayAnswersPreflightRequestsForKnownOrigins() throws Exception {
    var preflight = request("/v1/x").header("Access-Control-Request-Method", "GET");
    var known =
        send(
            preflight
                .copy()
                .header("Origin", "https://b.example")
                .method("OPTIONS", BodyPublishers.noBody()));
    var unknown =
        send(
            preflight
                .copy()
                .header("Origin", "https://evil.example")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(known.statusCode()).isEqualTo(204);
    assertThat(known.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://b.example");
    assertThat(unknown.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @Test
  void aFunctionHasTheEnvironmentOfTheTemplate() throws Exception {
    var environment = runner.functionEnvironments().get("EchoFunction");

    assertThat(environment)
        .containsEntry("GREETING", "hello dev")
        .containsEntry("TABLE_NAME", runner.tables().get("StateTable"))
        .containsEntry("QUEUE_URL", runner.queues().get("WorkQueue"))
        .containsEntry("PUBLIC_URL", runner.apiUrl().toString())
        .doesNotContainKey("ONLY_IN_PROD");
    assertThat(Json.parseObject(send(request("/v1/x")).body()).text("greeting"))
        .hasValue("hello dev");
    assertThat(runner.usage().variablesRead().get("EchoFunction")).containsExactly("GREETING");
    assertThat(runner.output("Url")).isEqualTo(runner.apiUrl() + "/v1");
  }

  @Test
  void unmodifiedClientsOfTheSdkFindTheResources() {
    try (var dynamo = DynamoDbClient.create();
        var secrets = SecretsManagerClient.create()) {
      String table = runner.tables().get("StateTable");
      assertThat(dynamo.describeTable(r -> r.tableName(table)).table().keySchema()).hasSize(2);
      assertThat(
              dynamo
                  .describeTimeToLive(r -> r.tableName(table))
                  .timeToLiveDescription()
                  .attributeName())
          .isEqualTo("expiresAt");
      String key =
          secrets.getSecretValue(r -> r.secretId(runner.secrets().get("Key"))).secretString();
      assertThat(Json.parseObject(key).text("key").orElseThrow()).hasSize(64).isAlphanumeric();
      assertThat(Json.parseObject(key).number("v")).hasValue(1);
    }
  }

  @Test
  void whatIsNotEmulatedIsSaid() {
    assertThat(runner.notEmulated())
        .containsExactly("ApiLog (AWS::Logs::LogGroup)", "Alarm (AWS::CloudWatch::Alarm)");
    synchronized (LOG) {
      assertThat(LOG).contains("not emulated: Alarm (AWS::CloudWatch::Alarm)");
    }
    assertThat(runner.queues()).doesNotContainKey("ProdOnly");
  }

  @Test
  void messagesOfAWindowComeTogether() {
    sendMessages(IntStream.range(0, 40).mapToObj(i -> "m" + i).toList());

    await(() -> BatchHandler.bodies().size() >= 40);
    assertThat(BatchHandler.bodies()).hasSize(40).doesNotHaveDuplicates();
    assertThat(BatchHandler.BATCHES).hasSizeLessThanOrEqualTo(4);
    Json.Obj record = BatchHandler.BATCHES.getFirst().getFirst();
    assertThat(record.text("eventSource")).hasValue("aws:sqs");
    assertThat(record.text("eventSourceARN").orElseThrow()).endsWith(":signalbox-WorkQueue");
    assertThat(record.object("attributes").orElseThrow().text("ApproximateReceiveCount"))
        .hasValue("1");
    assertThat(runner.usage().queuesDelivered())
        .anyMatch(used -> used.startsWith("BatchFunction arn:aws:sqs:"));
  }

  @Test
  void onlyFailedMessagesComeAgainAndPoisonEndsInTheDeadLetterQueue() {
    BatchHandler.reset(batch ->
        batch.stream()
            .filter(record -> record.text("body").orElse("").equals("poison"))
            .map(record -> record.text("messageId").orElse(""))
            .findFirst()
            .map(id -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}")
            .orElse("{\"batchItemFailures\":[]}"));
    sendMessages(List.of("fine", "poison"));

    assertThat(dead()).isEqualTo("poison");
    assertThat(BatchHandler.bodies().stream().filter("fine"::equals)).hasSize(1);
    assertThat(BatchHandler.bodies().stream().filter("poison"::equals)).hasSize(2);
  }

  @Test
  void aScheduleFiresWhenToldAndIsSilentWhilePaused() {
    assertThat(runner.schedules()).containsExactlyInAnyOrder("BatchFunction.Tick", "Sweep");

    runner.fire("BatchFunction.Tick");
    assertThat(BatchHandler.bodies()).containsExactly("tick");

    runner.fire("Sweep");
    await(() -> BatchHandler.bodies().contains("{\"type\":\"sweep\"}"));
    assertThat(runner.usage().schedulesFired()).contains("BatchFunction.Tick", "Sweep");
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() {
    int taken = runner.apiUrl().getPort();

    assertThatThrownBy(
            () -> TemplateRunner.start(SAMPLE, cloud, RunnerOptions.forTests().withApiPort(taken)))
        .isInstanceOf(Ports.PortTaken.class)
        .hasMessageContaining("Port " + taken)
        .hasMessageContaining("API_PORT");
  }

  @Test
  void aHandlerThatIsNotThereStopsTheStart() {
    String yaml =
        """
        Resources:
          Lost:
            Type: AWS::Serverless::Function
            Properties: {Handler: com.example.Nowhere}
        """;

    assertThatThrownBy(() ->
            TemplateRunner.start(
                Template.parse(yaml, Path.of(".")), cloud.endpoints(), RunnerOptions.forTests()))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("Lost")
        .hasMessageContaining("com.example.Nowhere");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(runner.apiUrl().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String routeKey(String path) throws Exception {
    Json.Obj event = Json.parseObject(send(request(path)).body()).object("event").orElseThrow();
    return event.text("routeKey").orElseThrow();
  }

  private static void sendMessages(List<String> bodies) {
    try (var sqs = SqsClient.create()) {
      for (int from = 0; from < bodies.size(); from += 10) {
        var entries =
            bodies.subList(from, Math.min(from + 10, bodies.size())).stream()
                .map(b -> SendMessageBatchRequestEntry.builder().id(b).messageBody(b).build())
                .toList();
        var sent =
            sqs.sendMessageBatch(
                r -> r.queueUrl(runner.queues().get("WorkQueue")).entries(entries));
        assertThat(sent.failed()).isEmpty();
      }
    }
  }

  /// In short polls: the emulator does not wake a waiting one when it moves a message.
  private static String dead() {
    try (var sqs = SqsClient.create()) {
      return IntStream.range(0, 30)
          .mapToObj(_ ->
              sqs.receiveMessage(
                  r -> r.queueUrl(runner.queues().get("WorkDeadQueue")).waitTimeSeconds(1)))
          .flatMap(answer -> answer.messages().stream())
          .findFirst()
          .orElseThrow()
          .body();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
