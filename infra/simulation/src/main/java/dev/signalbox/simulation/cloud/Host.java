package dev.signalbox.simulation.cloud;

import dev.signalbox.simulation.Trouble;
import dev.signalbox.simulation.Weather;
import dev.signalbox.simulation.time.Answer;
import dev.signalbox.simulation.time.Fiber;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs one function: an instance works one call at a time, is kept for the next one or not, has a
/// clock that is a little off, and may be killed in the middle.
///
/// @param <I> what an instance is
public final class Host<I> {

  /// An instance with its clock.
  private record Instance<I>(I function, Duration skew) {}

  private static final Duration MOST_SKEW = Duration.ofMillis(400);
  private static final int MOST_DEALINGS = 60;
  private static final double FORGOTTEN = 0.03;

  private final String name;
  private final Duration timeout;
  private final Supplier<I> instances;
  private final Timeline timeline;
  private final Weather weather;
  private final Trace trace;
  private final Deque<Instance<I>> idle = new ArrayDeque<>();

  public Host(
      String name,
      Duration timeout,
      Supplier<I> instances,
      Timeline timeline,
      Weather weather,
      Trace trace) {
    this.name = name;
    this.timeout = timeout;
    this.instances = instances;
    this.timeline = timeline;
    this.weather = weather;
    this.trace = trace;
  }

  /// One call of an instance.
  ///
  /// @param endsAt when its time is up, by the instance's own clock
  public record Call<I>(I function, Instant endsAt) {}

  /// Calls the function beside everything else. Empty when it was killed or its time was up.
  public <R> Answer<Optional<R>> call(Function<Call<I>, R> work) {
    Answer<Optional<R>> answer = new Answer<>(timeline);
    Instance<I> instance = take();
    int dealings =
        weather.strikes(Trouble.KILL)
            ? weather.dice().between(1, MOST_DEALINGS)
            : Integer.MAX_VALUE;
    Instant endsAt = timeline.now().plus(timeout).plus(instance.skew());
    Fiber running =
        timeline.begin(
            name,
            new Fiber.Fate(instance.skew(), dealings),
            () -> {
              R result = work.apply(new Call<>(instance.function(), endsAt));
              keep(instance);
              answer.give(Optional.of(result));
            });
    running.whenKilled(() -> {
      trace.note(name + " killed");
      answer.give(Optional.empty());
    });
    timeline.after(timeout, () -> timeline.kill(running));
    return answer;
  }

  private Instance<I> take() {
    Instance<I> kept = idle.poll();
    return kept != null ? kept : fresh();
  }

  private Instance<I> fresh() {
    Duration skew = weather.dice().between(Duration.ZERO, MOST_SKEW.multipliedBy(2));
    return new Instance<>(instances.get(), skew.minus(MOST_SKEW));
  }

  private void keep(Instance<I> instance) {
    if (!weather.dice().chance(FORGOTTEN)) {
      idle.push(instance);
    }
  }
}
