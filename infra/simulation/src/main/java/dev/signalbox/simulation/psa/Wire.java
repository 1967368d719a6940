package dev.signalbox.simulation.psa;

import dev.signalbox.autotask.Exchange;
import dev.signalbox.simulation.Trouble;
import dev.signalbox.simulation.Weather;
import dev.signalbox.simulation.time.Answer;
import dev.signalbox.simulation.time.Fiber;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import dev.signalbox.simulator.http.Body;
import dev.signalbox.simulator.http.CutBody;
import dev.signalbox.simulator.http.CutConnection;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Carries requests of the real adapter to the simulator, and breaks on the way. What has arrived
/// there goes on there, whatever becomes of who asked.
public final class Wire implements Exchange {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final Duration NEAR = Duration.ofMillis(10);
  private static final Duration FAR = Duration.ofMillis(80);
  private static final Duration SLOWEST_CONNECT = Duration.ofSeconds(11);
  private static final Duration PATIENCE_FOR_NOTHING = Duration.ofSeconds(15);

  private final List<PsaDatabase> databases;
  private final Calls calls;
  private final Timeline timeline;
  private final Weather weather;
  private final Trace trace;
  private long numbers;

  public Wire(
      List<PsaDatabase> databases, Calls calls, Timeline timeline, Weather weather, Trace trace) {
    this.databases = databases;
    this.calls = calls;
    this.timeline = timeline;
    this.weather = weather;
    this.trace = trace;
  }

  @Override
  public dev.signalbox.autotask.Reply send(HttpRequest request, Duration most, int largest)
      throws IOException {
    timeline.dealing();
    PsaDatabase psa = addressee(request.uri());
    Request asked = request(request);
    Answer<Reply> answer = new Answer<>(timeline);
    Fiber _ =
        timeline.begin("psa " + psa.key(), () -> answer.give(serve(psa, request.uri(), asked)));
    Optional<Reply> reply = answer.await(most);
    timeline.dealing();
    return switch (reply.orElse(null)) {
      case null -> throw new HttpTimeoutException("No complete answer.");
      case CutConnection() when psa.isAway() -> throw new ConnectException("Nobody answers.");
      case CutConnection(), CutBody(_) -> throw new IOException("The connection broke.");
      case Response response -> received(response, psa);
    };
  }

  private PsaDatabase addressee(URI uri) {
    // Zones may be asked for at any of them: the user's name tells whose it is.
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    return databases.stream()
        .filter(psa ->
            query.contains(psa.apiUser().userName())
                || (query.isEmpty() && psa.home().hasAddress(uri)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A request to nobody: " + uri));
  }

  private Request request(HttpRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
    URI uri = request.uri();
    return new Request(
        ++numbers,
        timeline.now(),
        request.method(),
        uri.getPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        headers,
        Body.of(PublishedBytes.of(request)));
  }

  private Reply serve(PsaDatabase psa, URI uri, Request request) {
    timeline.pause(weather.dice().between(NEAR, FAR));
    if (weather.strikes(Trouble.PSA_SLOW_CONNECT)) {
      timeline.pause(weather.dice().between(FAR, SLOWEST_CONNECT));
    }
    if (psa.isAway()) {
      timeline.pause(weather.dice().between(NEAR, PATIENCE_FOR_NOTHING));
      return new CutConnection();
    }
    if (weather.strikes(Trouble.PSA_CUT_BEFORE)) {
      return noted(psa, request, new CutConnection());
    }
    Reply reply = calls.counted(psa, request, () -> answered(psa, uri, request));
    timeline.pause(weather.dice().between(NEAR, FAR));
    return noted(
        psa, request, weather.strikes(Trouble.PSA_CUT_AFTER) ? new CutConnection() : reply);
  }

  private Reply answered(PsaDatabase psa, URI uri, Request request) {
    if (weather.strikes(Trouble.PSA_BUSY)) {
      return busy(psa);
    }
    if (weather.strikes(Trouble.PSA_THREADS)) {
      return errors(500, "Thread Threshold Exceeded (Itgenatr005).");
    }
    if (weather.strikes(Trouble.PSA_GATEWAY)) {
      return Response.text(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }
    return psa.home().answer(uri, request);
  }

  /// `Retry-After` comes as seconds, as a date, or not at all.
  private Reply busy(PsaDatabase psa) {
    Response response = errors(429, "The request limit was exceeded.");
    int seconds = weather.dice().between(1, 90);
    return switch (weather.dice().between(0, 2)) {
      case 0 -> response;
      case 1 -> response.with("Retry-After", Integer.toString(seconds));
      default -> response.with("Retry-After", DATE.format(psa.now().plusSeconds(seconds)));
    };
  }

  private static Response errors(int status, String error) {
    return Response.text(status, "application/json", "{\"errors\":[\"" + error + "\"]}");
  }

  private Reply noted(PsaDatabase psa, Request request, Reply reply) {
    String result =
        switch (reply) {
          case Response response -> response.status() + " " + response.body().length();
          case CutConnection(), CutBody(_) -> "cut";
        };
    trace.note(psa.key() + " " + request.method() + " " + request.path() + " " + result);
    return reply;
  }

  private static dev.signalbox.autotask.Reply received(Response response, PsaDatabase psa) {
    Instant now = psa.now();
    Map<String, List<String>> headers = new HashMap<>();
    response.headers().forEach((name, value) -> headers.put(name, new ArrayList<>(List.of(value))));
    headers.put("Date", List.of(DATE.format(now)));
    return new dev.signalbox.autotask.Reply(
        response.status(), HttpHeaders.of(headers, (_, _) -> true), response.body().bytes());
  }
}
