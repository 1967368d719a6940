package dev.signalbox.sync;

import dev.signalbox.core.psa.Arrival;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.sync.Lanes.Begun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks for the next page of a track as soon as one has arrived, while that is taken apart and
/// stored: at most one page ahead of each track. What was asked for is taken before the worker
/// hands over, so no call is made twice.
final class ReadAhead implements AutoCloseable {

  private final PsaReader reader;
  private final Lanes lanes;
  private final InstantSource clock;
  private final Instant until;
  private final Map<Question, Begun<Arrival>> asked = new HashMap<>();
  private final Set<Entity> ahead = EnumSet.noneOf(Entity.class);

  /// @param until from when on nothing more is asked ahead
  ReadAhead(PsaReader reader, Lanes lanes, InstantSource clock, Instant until) {
    this.reader = reader;
    this.lanes = lanes;
    this.clock = clock;
    this.until = until;
  }

  /// A step that reads ahead of these entities. What the one before asked and this one does not
  /// take, because a range was divided meanwhile, is let go.
  <T> T step(Set<Entity> entities, Supplier<T> work) {
    Set<Question> before;
    synchronized (this) {
      ahead.clear();
      ahead.addAll(entities);
      before = Set.copyOf(asked.keySet());
    }
    T result = work.get();
    letGo(before);
    return result;
  }

  /// Whether there are pages to take before handing over.
  synchronized boolean isPending() {
    return !asked.isEmpty();
  }

  /// @param next what is asked for after a page; empty at the end
  Arrival arrival(Question question, Function<Arrival, Optional<Question>> next) {
    Arrival arrived = take(question);
    if (goesAhead(question.entity())) {
      next.apply(arrived).ifPresent(this::askAhead);
    }
    return arrived;
  }

  private Arrival take(Question question) {
    Begun<Arrival> begun;
    synchronized (this) {
      begun = asked.remove(question);
    }
    return begun == null ? ask(question) : begun.result();
  }

  private synchronized boolean goesAhead(Entity entity) {
    return ahead.contains(entity) && clock.instant().isBefore(until);
  }

  private synchronized void askAhead(Question question) {
    asked.put(question, lanes.begin(() -> ask(question)));
  }

  private Arrival ask(Question question) {
    return reader.ask(question.entity(), question.slice(), question.after());
  }

  private void letGo(Set<Question> questions) {
    List<Begun<Arrival>> left = new ArrayList<>();
    synchronized (this) {
      questions.forEach(question -> {
        Begun<Arrival> begun = asked.remove(question);
        if (begun != null) {
          left.add(begun);
        }
      });
    }
    left.forEach(Begun::rest);
  }

  /// Waits until no call is under way.
  @Override
  public void close() {
    Set<Question> all;
    synchronized (this) {
      all = Set.copyOf(asked.keySet());
    }
    letGo(all);
  }
}
