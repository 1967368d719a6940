package dev.signalbox.webhook;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.psa.WebhookReader.Hint;
import dev.signalbox.core.psa.WebhookReader.Reading;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Receives one delivery. The order of the steps is the point: what costs nothing comes first, and
/// nothing is acknowledged before it is safely on a queue.
final class ReceiveWebhook {

  /// The largest delivery that is read, in bytes.
  static final int LARGEST = 256 * 1024;

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  /// One delivery.
  ///
  /// @param token the last part of the address
  /// @param headers by lower-case name, all values in the order they came
  /// @param body as it was sent, byte for byte
  record Delivery(String token, Map<String, List<String>> headers, Body body) {}

  /// What came of it.
  sealed interface Outcome {

    /// It is on the queue.
    record Queued(String cause, HookRoute route, Task task) implements Outcome {}

    /// Genuine, and nothing to do.
    record Unneeded(HookRoute route, String why) implements Outcome {}

    /// The address is none that we made, or no longer.
    record NoSuchAddress() implements Outcome {}

    record TooLarge() implements Outcome {}

    record Refused(HookRoute route, WebhookReader.Reason why) implements Outcome {}
  }

  /// A delivery, read as the route to its connection says.
  private record Received(HookRoute route, Reading reading) {

    /// A hook that was made anew has another name, and a connection that goes on works again: what
    /// is remembered of them must not turn away what is genuine.
    boolean mayBeOutdated() {
      return switch (reading) {
        case Reading.Trusted(_) -> !route.state().works();
        case Reading.Refused(WebhookReader.Reason why) -> why == WebhookReader.Reason.OTHER_HOOK;
      };
    }
  }

  private final HookTokens tokens;
  private final KnownRoutes routes;
  private final HookKeys keys;
  private final WebhookReader reader;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;
  private final Seldom seldom;

  ReceiveWebhook(
      HookTokens tokens,
      KnownRoutes routes,
      HookKeys keys,
      WebhookReader reader,
      TaskQueue queue,
      Ids ids,
      InstantSource clock) {
    this.tokens = tokens;
    this.routes = routes;
    this.keys = keys;
    this.reader = reader;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
    this.seldom = new Seldom(BETWEEN_LOOKS, clock);
  }

  /// @throws RuntimeException when a look-up or the queue failed: the PSA has to send it again
  Outcome receive(Delivery delivery) {
    Instant receivedAt = clock.instant();
    Optional<String> id = tokens.check(delivery.token());
    if (id.isEmpty()) {
      return new Outcome.NoSuchAddress();
    }
    if (delivery.body().size() > LARGEST) {
      return new Outcome.TooLarge();
    }
    return routes
        .find(id.get())
        .map(route -> new Received(route, read(delivery, route)))
        .flatMap(known -> known.mayBeOutdated() ? again(delivery, id.get()) : Optional.of(known))
        .map(received -> work(received, receivedAt))
        .orElseGet(Outcome.NoSuchAddress::new);
  }

  private Optional<Received> again(Delivery delivery, String id) {
    return routes.again(id).map(route -> new Received(route, read(delivery, route)));
  }

  /// A PSA says that it switched a hook off. It does not sign this, so nothing is believed of it:
  /// the hooks are looked at through the API, once in a while at most, and that is all.
  Outcome switchedOff(String token) {
    return tokens
        .check(token)
        .flatMap(routes::find)
        .map(this::lookAtHooks)
        .orElseGet(Outcome.NoSuchAddress::new);
  }

  private Outcome lookAtHooks(HookRoute route) {
    return seldom.mayDo(route.ref().toString())
        ? enqueue(route, check(route, HookDoubt.SWITCHED_OFF), clock.instant())
        : new Outcome.Unneeded(route, "the hooks were looked at a moment ago");
  }

  private static Task check(HookRoute route, HookDoubt doubt) {
    return new Task.CheckHooks(route.ref(), doubt, Objects.requireNonNullElse(route.guid(), ""));
  }

  private Outcome work(Received received, Instant receivedAt) {
    HookRoute route = received.route();
    return switch (received.reading()) {
      case Reading.Refused(WebhookReader.Reason why) -> {
        raiseAlarm(route, why, receivedAt);
        yield new Outcome.Refused(route, why);
      }
      case Reading.Trusted(_) when !route.state().works() ->
          new Outcome.Unneeded(route, "the connection is " + route.state().word());
      case Reading.Trusted(Hint.Unwanted(String what)) -> new Outcome.Unneeded(route, what);
      case Reading.Trusted(Hint.Changed(Entity entity, long record, Action action)) ->
          enqueue(route, new Task.Refresh(route.ref(), entity, record, action), receivedAt);
      case Reading.Trusted(Hint.SwitchedOff()) ->
          enqueue(route, check(route, HookDoubt.SWITCHED_OFF), receivedAt);
    };
  }

  /// At the first signature that does not hold: each such answer of ours counts for the PSA as a
  /// failure, and after some it switches the hook off.
  private void raiseAlarm(HookRoute route, WebhookReader.Reason why, Instant receivedAt) {
    boolean wrongKey =
        why == WebhookReader.Reason.BAD_SIGNATURE || why == WebhookReader.Reason.NO_KEY;
    if (wrongKey && route.state().works() && seldom.mayDo(route.ref() + " " + route.guid())) {
      Outcome _ = enqueue(route, check(route, HookDoubt.BAD_SIGNATURE), receivedAt);
    }
  }

  /// A signature that does not fit may be made with a secret that was rotated since we read it.
  private Reading read(Delivery delivery, HookRoute route) {
    Reading reading = read(delivery, route, keys.of(route.ref()));
    return mayBeRotated(reading)
        ? keys.newer(route.ref()).map(newer -> read(delivery, route, newer)).orElse(reading)
        : reading;
  }

  private static boolean mayBeRotated(Reading reading) {
    return reading instanceof Reading.Refused(WebhookReader.Reason why)
        && (why == WebhookReader.Reason.BAD_SIGNATURE || why == WebhookReader.Reason.NO_KEY);
  }

  private Reading read(Delivery delivery, HookRoute route, List<String> with) {
    return reader.read(delivery.headers(), delivery.body().bytes(), with, route.guid());
  }

  private Outcome enqueue(HookRoute route, Task task, Instant receivedAt) {
    String cause = ids.next();
    queue.send(Message.first(task, cause, receivedAt));
    return new Outcome.Queued(cause, route, task);
  }
}
