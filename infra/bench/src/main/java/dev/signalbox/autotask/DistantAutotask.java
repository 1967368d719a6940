package dev.signalbox.autotask;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Carries requests as the deployed function does, and lets each take a given time in all. Counts
/// them, and how many were under way at once at each endpoint.
public final class DistantAutotask {

  private final Duration call;
  private final Map<String, Integer> calls = new TreeMap<>();
  private final Map<String, Integer> underWay = new TreeMap<>();
  private final Map<String, Integer> mostAtOnce = new TreeMap<>();
  private int late;

  /// @param call how long a call takes from being sent to being answered
  public DistantAutotask(Duration call) {
    this.call = call;
  }

  /// What the adapter is given to send with.
  public Exchange connect(Duration connecting) {
    Exchange near = new Transport(connecting);
    return (request, most, largest) -> send(near, request, most, largest);
  }

  private Reply send(Exchange near, HttpRequest request, Duration most, int largest)
      throws IOException {
    String path = request.uri().getPath();
    String endpoint = endpoint(path);
    long due = System.nanoTime() + call.toNanos();
    began(path, endpoint);
    try {
      Reply reply = near.send(request, most, largest);
      arriveAt(due);
      return reply;
    } finally {
      ended(endpoint);
    }
  }

  private void arriveAt(long due) {
    long left = due - System.nanoTime();
    if (left <= 0) {
      tooLate();
    }
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  /// The part of the path after the version, such as `Tickets`.
  private static String endpoint(String path) {
    String[] parts = path.split("/", -1);
    return parts.length > 3 ? parts[3] : path;
  }

  private synchronized void tooLate() {
    late++;
  }

  private synchronized void began(String path, String endpoint) {
    calls.merge(path, 1, Integer::sum);
    int now = underWay.merge(endpoint, 1, Integer::sum);
    mostAtOnce.merge(endpoint, now, Math::max);
  }

  private synchronized void ended(String endpoint) {
    underWay.merge(endpoint, -1, Integer::sum);
  }

  /// Calls by path.
  public synchronized Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  public synchronized int total() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  public synchronized int mostAtOnce() {
    return mostAtOnce.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// Calls that the simulator alone took longer to answer: they took longer than they should.
  public synchronized int late() {
    return late;
  }

  public synchronized void forget() {
    calls.clear();
    mostAtOnce.clear();
    late = 0;
  }
}
