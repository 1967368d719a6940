package dev.signalbox.simulation.psa;

import dev.signalbox.autotask.Exchange;
import dev.signalbox.autotask.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks for the date of last activity wherever another date of change is asked for: what moves only
/// that one is not found.
public final class OneDate implements Exchange {

  private static final String OTHERS =
      "\"(lastTrackedModificationDateTime|lastTrackedModifiedDateTime|lastModifiedDate)\"";

  private final Exchange exchange;

  public OneDate(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public Reply send(HttpRequest request, Duration most, int largest) throws IOException {
    if (request.bodyPublisher().isEmpty()) {
      return exchange.send(request, most, largest);
    }
    String body = new String(PublishedBytes.of(request), StandardCharsets.UTF_8);
    String asked = body.replaceAll("\"field\":" + OTHERS, "\"field\":\"lastActivityDate\"");
    return exchange.send(
        HttpRequest.newBuilder(request, (_, _) -> true)
            .method(request.method(), BodyPublishers.ofString(asked))
            .build(),
        most,
        largest);
  }
}
