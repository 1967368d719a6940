package dev.signalbox.simulation.psa;

import dev.signalbox.simulation.Broken;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Counts what reaches each database, and holds it to what we promise: so many calls in any hour,
/// and of the three at a time that Autotask allows at an endpoint no more than two, until it is
/// done with them.
public final class Calls {

  public static final String HOURLY = "calls of any hour stay within the budget";
  public static final String AT_ONCE = "at most two calls at a time reach an endpoint";

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_AT_ONCE = 2;

  private final Timeline timeline;
  private final int mostAnHour;
  private final Map<String, Deque<Instant>> hours = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private long made;
  private int mostInAnHour;

  public Calls(Timeline timeline, int mostAnHour) {
    this.timeline = timeline;
    this.mostAnHour = mostAnHour;
  }

  public long made() {
    return made;
  }

  public int mostInAnHour() {
    return mostInAnHour;
  }

  Reply counted(PsaDatabase psa, Request request, Supplier<Reply> call) {
    String path = request.path().toLowerCase(Locale.ROOT);
    if (path.contains("zoneinformation")) {
      return call.get();
    }
    countHour(psa);
    String endpoint = psa.key() + " " + psa.rest().endpoint(request);
    int atOnce = running.merge(endpoint, 1, Integer::sum);
    if (atOnce > MOST_AT_ONCE) {
      throw new Broken(AT_ONCE, atOnce + " at " + endpoint);
    }
    try {
      return call.get();
    } finally {
      running.merge(endpoint, -1, Integer::sum);
    }
  }

  private void countHour(PsaDatabase psa) {
    made++;
    Deque<Instant> hour = hours.computeIfAbsent(psa.key(), _ -> new ArrayDeque<>());
    Instant now = timeline.now();
    hour.addLast(now);
    while (!hour.getFirst().isAfter(now.minus(HOUR))) {
      hour.removeFirst();
    }
    mostInAnHour = Math.max(mostInAnHour, hour.size());
    if (hour.size() > mostAnHour) {
      throw new Broken(HOURLY, hour.size() + " of " + mostAnHour + " at " + psa.key());
    }
  }
}
