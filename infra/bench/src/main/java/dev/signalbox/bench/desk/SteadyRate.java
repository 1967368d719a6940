package dev.signalbox.bench.desk;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Sends so many requests a second, whether or not the earlier ones are answered, and times each
/// from when it was due: a receiver that stalls is not spared the requests of that time.
public final class SteadyRate implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final long BEFORE_SENDING_AGAIN_MS = 1_000;

  private final int aSecond;
  private final int sendings;
  private final AtomicInteger sentAgain = new AtomicInteger();

  public SteadyRate(int aSecond) {
    this(aSecond, 1);
  }

  /// @param sendings how often one is sent until it is taken, as PSAs send again
  public SteadyRate(int aSecond, int sendings) {
    this.aSecond = aSecond;
    this.sendings = sendings;
  }

  /// Milliseconds of each request, in the order in which they were due.
  ///
  /// @throws IllegalStateException when one is not answered with 202
  public List<Double> send(int seconds, Supplier<HttpRequest> request) throws Exception {
    int count = seconds * aSecond;
    long between = TimeUnit.SECONDS.toNanos(1) / aSecond;
    List<Future<Double>> sent = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        long due = begin + i * between;
        HttpRequest one = request.get();
        waitUntil(due);
        sent.add(threads.submit(() -> answered(one, due)));
      }
      List<Double> millis = new ArrayList<>();
      for (Future<Double> one : sent) {
        millis.add(one.get());
      }
      return millis;
    }
  }

  /// How many requests were refused and sent again, so far.
  public int sentAgain() {
    return sentAgain.get();
  }

  private static void waitUntil(long due) {
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private double answered(HttpRequest request, long due) throws Exception {
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    for (int sent = 1; sent < sendings && status >= 500; sent++) {
      sentAgain.incrementAndGet();
      Thread.sleep(BEFORE_SENDING_AGAIN_MS);
      status = http.send(request, BodyHandlers.discarding()).statusCode();
    }
    if (status != 202) {
      throw new IllegalStateException(request.uri().getPath() + " was answered with " + status);
    }
    return (System.nanoTime() - due) / 1e6;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
