package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.aws.Environment;
import dev.signalbox.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The function as Lambda starts it, with an endpoint that stands for AWS and holds nothing.
class ConfigHandlerTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "TABLE_NAME", "state",
          "RUNS_QUEUE_URL", "https://sqs.test/1/runs",
          "TRIAGE_QUEUE_URL", "https://sqs.test/1/triage",
          "SECRET_PREFIX", "signalbox/test/",
          "DEPLOYMENT_SECRET", "signalbox/test/key",
          "FIRST_ADMIN_EMAIL", "first@admin.example",
          "TENANT_NAME", "First MSP",
          "AWS_REGION", "eu-central-1");

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer aws;

  /// What AWS answers with 400 to a call of a name.
  private final Map<String, String> refusals = new ConcurrentHashMap<>();

  ConfigHandlerTest() throws IOException {
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void pointToOurEndpoint() {
    aws.createContext(
        "/",
        exchange -> {
          String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          asked.add(target);
          String refusal = refusals.getOrDefault(target.replaceFirst(".*\\.", ""), "");
          byte[] answer =
              (refusal.isEmpty() ? "{\"SecretString\":\"" + KEY + "\"}" : refusal)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(refusal.isEmpty() ? 200 : 400, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    aws.start();
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + aws.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    aws.stop(0);
    List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl")
        .forEach(System::clearProperty);
  }

  @Test
  void startsByReadingOnlyAndAnswers() throws Exception {
    ConfigHandler handler = Environment.building(new Environment(SETTINGS), ConfigHandler::new);

    assertThat(asked)
        .anyMatch(target -> target.endsWith("GetSecretValue"))
        .anyMatch(target -> target.endsWith("GetItem"))
        .allMatch(target -> target.matches(".*\\.(Get|Query|BatchGet).*"));
    Json.Obj health = call(handler, "GET", "/v1/health", "");
    assertThat(health.number("statusCode")).hasValue(200);
    assertThat(health.text("body").orElse("")).isEqualTo("{\"status\":\"ok\"}");
    Json.Obj stranger =
        call(handler, "GET", "/v1/signals", "\"authorization\":\"Bearer " + "x".repeat(43) + "\"");
    assertThat(stranger.number("statusCode")).hasValue(401);
    assertThat(stranger.write()).doesNotContain(KEY);
    handler.close();
  }

  @Test
  void startsWithoutItsKeyAndAnswersWhatNeedsNone() throws Exception {
    refusals.put("GetSecretValue", fault("AccessDeniedException"));
    refusals.put("UpdateItem", fault("ConditionalCheckFailedException"));
    ConfigHandler handler = Environment.building(new Environment(SETTINGS), ConfigHandler::new);

    assertThat(call(handler, "GET", "/v1/health", "").number("statusCode")).hasValue(200);
    Json.Obj refused = enter(handler);
    assertThat(refused.number("statusCode")).hasValue(503);
    assertThat(refused.text("body").orElse(""))
        .contains("/errors/key-unreadable", "DEPLOYMENT_SECRET")
        .doesNotContain("refused by AWS");
    handler.close();
  }

  private static String fault(String type) {
    return Json.object().put("__type", type).put("message", "refused by AWS").write();
  }

  private static Json.Obj enter(ConfigHandler handler) throws IOException {
    return call(
        handler,
        "POST",
        "/v1/auth/token",
        "\"content-type\":\"application/json\"",
        "{\\\"challenge\\\":\\\"none\\\",\\\"code\\\":\\\"123456\\\"}");
  }

  private static Json.Obj call(ConfigHandler handler, String method, String path, String headers)
      throws IOException {
    return call(handler, method, path, headers, "");
  }

  private static Json.Obj call(
      ConfigHandler handler, String method, String path, String headers, String body)
      throws IOException {
    String event =
        """
        {"version":"2.0","routeKey":"ANY /v1/{proxy+}","rawPath":"%s","rawQueryString":"",
         "headers":{%s},
         "requestContext":{"domainName":"api.example","requestId":"r-1","stage":"$default",
          "http":{"method":"%s","path":"%s","sourceIp":"203.0.113.9"}},
         "body":"%s","isBase64Encoded":false}
        """
            .formatted(path, headers, method, path, body);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context());
    return Json.parseObject(out.toByteArray());
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "r-1";
                  case "getRemainingTimeInMillis" -> 29_000;
                  default -> null;
                });
  }
}
