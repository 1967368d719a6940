package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.simulation.cloud.Host;
import dev.signalbox.simulation.time.Answer;
import dev.signalbox.simulation.time.Fiber;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import dev.signalbox.simulator.hooks.HookSignature;
import dev.signalbox.simulator.hooks.Postman;
import dev.signalbox.webhook.SimulatedWebhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings the PSAs' events to the webhook function, at the timeline's pace, while anybody is there.
final class Reception implements Postman {

  static final String OWN_ONLY = "only the PSA's own events are accepted";
  static final String OWN_ALL = "what the PSA signs is not refused";

  private static final Duration NEAR = Duration.ofMillis(20);
  private static final Duration FAR = Duration.ofMillis(200);
  private static final Duration PSAS_PATIENCE = Duration.ofSeconds(10);

  private final Timeline timeline;
  private final Weather weather;
  private final Trace trace;
  private final Supplier<Stream<String>> keys;
  private @Nullable Host<SimulatedWebhook> host;
  private boolean away;
  private long accepted;
  private long refused;

  /// @param keys the keys with which a PSA may sign at present
  Reception(Timeline timeline, Weather weather, Trace trace, Supplier<Stream<String>> keys) {
    this.timeline = timeline;
    this.weather = weather;
    this.trace = trace;
    this.keys = keys;
  }

  /// From now on this function answers.
  void open(Host<SimulatedWebhook> function) {
    host = function;
  }

  static Stream<String> keysOf(SecretStore secrets, Stream<ConnectionRef> refs, Instant now) {
    return refs.flatMap(ref -> secrets.find(ref).stream())
        .flatMap(secret -> secret.liveHookSecrets(now).stream());
  }

  void setAway(boolean now) {
    away = now;
  }

  long accepted() {
    return accepted;
  }

  /// Deliveries that bore no signature of the PSA's, and were told so.
  long refused() {
    return refused;
  }

  @Override
  public void send(Errand errand) {
    Fiber _ =
        timeline.begin(
            "event",
            () -> {
              try {
                errand.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Override
  public void pause(Duration duration) {
    timeline.pause(duration);
  }

  @Override
  public Instant now() {
    return timeline.now();
  }

  @Override
  public Outcome post(String url, byte[] body, Optional<String> signature) {
    timeline.pause(weather.dice().between(NEAR, FAR));
    Host<SimulatedWebhook> function = host;
    if (away || function == null) {
      trace.note("event refused");
      return new Outcome.Failed("503 nobody is there");
    }
    String path = URI.create(url).getPath();
    boolean wasSigned = isSigned(body, signature);
    Answer<Optional<Integer>> answer =
        function.call(call -> call.function().receive(path, body, signature));
    int status = answer.await(PSAS_PATIENCE).flatMap(given -> given).orElse(504);
    trace.note("event " + status);
    if (status / 100 != 2) {
      refused += status / 100 == 4 && !isSigned(body, signature) ? 1 : 0;
      if (status == 401 && wasSigned && isSigned(body, signature)) {
        throw new Broken(OWN_ALL, "a delivery with a signature of ours was answered " + status);
      }
      return new Outcome.Failed(Integer.toString(status));
    }
    accepted++;
    if (!path.endsWith("/deactivated") && !wasSigned && !isSigned(body, signature)) {
      throw new Broken(OWN_ONLY, "a delivery without a signature of ours was answered " + status);
    }
    return new Outcome.Delivered(status);
  }

  private boolean isSigned(byte[] body, Optional<String> signature) {
    return keys.get().anyMatch(key -> signature.equals(Optional.of(HookSignature.of(body, key))));
  }

  @Override
  public void close() {}
}
