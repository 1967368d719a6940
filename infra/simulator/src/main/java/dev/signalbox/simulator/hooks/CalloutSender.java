package dev.signalbox.simulator.hooks;

import dev.signalbox.simulator.hooks.Postman.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Posts one message to a receiver. Calls loopback addresses only: a simulator has no business on a
/// network.
final class CalloutSender implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Duration timeout;

  CalloutSender(Duration timeout) {
    this.timeout = timeout;
  }

  Outcome post(String url, byte[] body, Optional<String> signature) throws InterruptedException {
    try {
      URI target = URI.create(url);
      requireLoopback(target);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target)
              .timeout(timeout)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(BodyPublishers.ofByteArray(body));
      signature.ifPresent(value -> request.header(HookSignature.HEADER, value));
      return outcome(client.send(request.build(), BodyHandlers.ofString()));
    } catch (HttpTimeoutException e) {
      return new Outcome.Failed("No answer within the time limit.");
    } catch (IOException | IllegalArgumentException e) {
      return new Outcome.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static Outcome outcome(HttpResponse<String> response) {
    return response.statusCode() / 100 == 2
        ? new Outcome.Delivered(response.statusCode())
        : new Outcome.Failed(response.statusCode() + " " + response.body());
  }

  private static void requireLoopback(URI target) throws UnknownHostException {
    if (target.getHost() == null || !InetAddress.getByName(target.getHost()).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "This simulator calls receivers on the loopback interface only.");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
