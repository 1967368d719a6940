package dev.signalbox.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private LoopbackServer server;
  private HttpClient client;

  @BeforeEach
  void start() {
    client = HttpClient.newHttpClient();
    server = LoopbackServer.start(0, InstantSource.system());
    server.route(
        "/here",
        request -> {
          seen.add("handler");
          return Response.text(200, "text/plain", request.parameter("q").orElse("none"));
        });
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.origin().resolve(path)).build(), BodyHandlers.ofString());
  }

  @Test
  void routesIgnoreCaseAndParametersAreDecoded() throws Exception {
    assertThat(get("/HERE?q=a%20%2B%26b").body()).isEqualTo("a +&b");
    assertThat(get("/there").statusCode()).isEqualTo(404);
  }

  @Test
  void theFirstFilterIsOutermost() throws Exception {
    server.filter(noting("outer"));
    server.filter(noting("inner"));
    get("/here");
    assertThat(seen)
        .containsExactly("outer before", "inner before", "handler", "inner after", "outer after");
  }

  private RequestFilter noting(String name) {
    return (request, next) -> {
      seen.add(name + " before");
      Reply reply = next.handle(request);
      seen.add(name + " after");
      return reply;
    };
  }

  @Test
  void aConnectionIsCutBeforeTheWorkOrAfterIt() throws Exception {
    server.filter((request, next) -> {
      if (request.query().contains("after")) {
        next.handle(request);
      }
      return new CutConnection();
    });
    assertThatThrownBy(() -> get("/here")).isInstanceOf(IOException.class);
    assertThat(seen).isEmpty();
    assertThatThrownBy(() -> get("/here?after")).isInstanceOf(IOException.class);
    assertThat(seen).contains("handler");
  }

  @Test
  void aHandlerThatFailsSaysSo() throws Exception {
    server.route(
        "/broken",
        _ -> {
          throw new IllegalStateException("out of paper");
        });
    assertThat(get("/broken").statusCode()).isEqualTo(500);
    assertThat(get("/broken").body()).contains("The simulator itself failed", "out of paper");
  }
}
