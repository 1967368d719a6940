package dev.signalbox.simulation.psa;

import dev.signalbox.autotask.Exchange;
import dev.signalbox.autotask.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BinaryOperator;

/// Asks something else than what it was given to ask.
public final class Rewording implements Exchange {

  private static final String OTHER_DATES =
      "\"(lastTrackedModificationDateTime|lastTrackedModifiedDateTime|lastModifiedDate)\"";

  private final Exchange exchange;
  private final BinaryOperator<String> worded;

  /// @param worded what to ask, of a path and of what was to be asked
  private Rewording(Exchange exchange, BinaryOperator<String> worded) {
    this.exchange = exchange;
    this.worded = worded;
  }

  /// Asks for the date of last activity wherever another date of change is asked for: what moves
  /// only that one is not found.
  public static Exchange toOneDate(Exchange exchange) {
    return new Rewording(
        exchange,
        (_, body) -> body.replaceAll("\"field\":" + OTHER_DATES, "\"field\":\"lastActivityDate\""));
  }

  /// Asks for no webhook at all where ours are asked for.
  public static Exchange toNoHooks(Exchange exchange) {
    return new Rewording(
        exchange,
        (path, body) ->
            path.endsWith("Webhooks/query")
                ? "{\"filter\":[{\"op\":\"eq\",\"field\":\"id\",\"value\":0}]}"
                : body);
  }

  @Override
  public Reply send(HttpRequest request, Duration most, int largest) throws IOException {
    if (request.bodyPublisher().isEmpty()) {
      return exchange.send(request, most, largest);
    }
    String body = new String(PublishedBytes.of(request), StandardCharsets.UTF_8);
    String asked = worded.apply(request.uri().getPath(), body);
    return exchange.send(
        HttpRequest.newBuilder(request, (_, _) -> true)
            .method(request.method(), BodyPublishers.ofString(asked))
            .build(),
        most,
        largest);
  }
}
