package dev.signalbox.simulation.cloud;

import dev.signalbox.simulation.Trouble;
import dev.signalbox.simulation.Weather;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Stands between the product and its stores: each call takes time in which others work, may fail
/// before or after it was done, and may be the last thing that its function does.
public final class Hazard {

  /// A store failed, as the SDK reports after its own tries.
  public static final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(String what) {
      super(what);
    }
  }

  private static final Duration QUICKEST = Duration.ofMillis(2);
  private static final Duration SLOWEST = Duration.ofMillis(25);

  private static final Duration STALLED = Duration.ofSeconds(4);

  private final Timeline timeline;
  private final Weather weather;
  private final Trace trace;

  public Hazard(Timeline timeline, Weather weather, Trace trace) {
    this.timeline = timeline;
    this.weather = weather;
    this.trace = trace;
  }

  /// The store as a function reaches it.
  public <T> T over(Class<T> port, T store) {
    InvocationHandler handler =
        (_, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? call(store, method, arguments)
                : risky(port.getSimpleName(), store, method, arguments);
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private @Nullable Object risky(
      String port, Object store, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    String what = port + "." + method.getName();
    timeline.pause(
        weather.strikes(Trouble.STORE_SLOW)
            ? weather.dice().between(SLOWEST, STALLED)
            : weather.dice().between(QUICKEST, SLOWEST));
    timeline.dealing();
    if (weather.strikes(Trouble.STORE_REFUSES)) {
      trace.note(what + " refused");
      throw new StoreFailed(what + " was not done.");
    }
    Object result = call(store, method, arguments);
    trace.note(result instanceof Boolean ? what + " " + result : what);
    if (weather.strikes(Trouble.STORE_FORGETS)) {
      trace.note(what + " forgotten");
      throw new StoreFailed(what + " was done, and nobody knows.");
    }
    timeline.dealing();
    return result;
  }

  private static @Nullable Object call(
      Object store, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
