package dev.signalbox.simulation.time;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does the same to many things, a few at once, on the timeline.
public final class SideBySide {

  private static final Duration FOREVER = Duration.ofDays(1);

  private final Timeline timeline;

  public SideBySide(Timeline timeline) {
    this.timeline = timeline;
  }

  public <T, R> List<R> each(int atOnce, List<T> things, Function<T, R> work) {
    if (things.size() <= 1) {
      return things.stream().map(work).toList();
    }
    Work<T, R> shared = new Work<>(things, work);
    Answer<Boolean> done = new Answer<>(timeline);
    for (int lane = 0; lane < Math.min(atOnce, things.size()); lane++) {
      shared.lanes++;
      Fiber _ =
          timeline.beginChild(() -> {
            shared.takeAll();
            if (--shared.lanes == 0) {
              done.give(true);
            }
          });
    }
    while (done.await(FOREVER).isEmpty()) {
      // Whoever takes a day is stuck; the function's own time limit ends it.
    }
    return shared.results();
  }

  private static final class Work<T, R> {
    private final Deque<Integer> left = new ArrayDeque<>();
    private final List<T> things;
    private final Function<T, R> work;
    private final List<@Nullable R> results = new ArrayList<>();
    private @Nullable RuntimeException fault;
    private int lanes;

    Work(List<T> things, Function<T, R> work) {
      this.things = things;
      this.work = work;
      for (int index = 0; index < things.size(); index++) {
        left.add(index);
        results.add(null);
      }
    }

    void takeAll() {
      while (!left.isEmpty()) {
        int index = left.remove();
        try {
          results.set(index, work.apply(things.get(index)));
        } catch (RuntimeException thrown) {
          fault = fault == null ? thrown : fault;
        }
      }
    }

    @SuppressWarnings("NullAway") // Without a fault, each has its result.
    List<R> results() {
      if (fault != null) {
        throw fault;
      }
      return new ArrayList<>(results);
    }
  }
}
