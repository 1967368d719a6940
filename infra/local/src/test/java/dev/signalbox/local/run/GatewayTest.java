package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/// How HTTP requests reach functions.
class GatewayTest extends WithARunner {

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

  private static String routeKey(String path) throws Exception {
    Json.Obj event = Json.parseObject(send(request(path)).body()).object("event").orElseThrow();
    return event.text("routeKey").orElseThrow();
  }
}
