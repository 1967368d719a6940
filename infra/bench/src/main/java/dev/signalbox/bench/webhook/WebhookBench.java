package dev.signalbox.bench.webhook;

import dev.signalbox.bench.Limits;
import dev.signalbox.bench.Report;
import dev.signalbox.bench.desk.Deliveries;
import dev.signalbox.bench.desk.Desk;
import dev.signalbox.bench.desk.Quiet;
import dev.signalbox.bench.desk.SteadyRate;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.simulator.demo.DemoPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// `make bench-webhook`: genuine deliveries come at a steady rate and are acknowledged, in turns
/// with a plain receiver that only puts them on a queue. The promise is a p99 of at most 300 ms and
/// a maximum of 2 s; it ends non-zero when that is broken. `ARGS="50 60"`: so many a second, so
/// many seconds.
public final class WebhookBench {

  private static final int A_SECOND = 50;
  private static final int SECONDS = 60;
  private static final int WARM_UP = 10;
  private static final double MOST_P99_MS = 300;
  private static final double MOST_MS = 2_000;

  /// Product and baseline take turns, so that both see the same moods of the machine.
  private static final int TURN = 10;

  private static final DemoPlan SMALL = new DemoPlan(1, 12, 2, 0, 0, 0.5);

  private final Deliveries deliveries;
  private final SteadyRate rate;
  private final Limits limits;

  private WebhookBench(Deliveries deliveries, SteadyRate rate, Limits limits) {
    this.deliveries = deliveries;
    this.rate = rate;
    this.limits = limits;
  }

  public static void main(String[] arguments) throws Exception {
    int aSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : A_SECOND;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
    Report report;
    var limits = new Limits();
    try (var _ = new Quiet();
        Desk desk = Desk.open(SMALL, false);
        var baseline = new Baseline(desk);
        var rate = new SteadyRate(aSecond)) {
      ConnectionRef ref = desk.connect(desk.apiUrl());
      var bench = new WebhookBench(Deliveries.of(desk, ref), rate, limits);
      bench.send(desk.apiUrl(), WARM_UP);
      bench.send(baseline.uri(), WARM_UP);
      report = bench.measure(desk.apiUrl(), baseline.uri(), aSecond, seconds);
    }
    System.out.println(report.markdown());
    System.out.println("Written to " + report.write());
    limits.end();
  }

  private Report measure(URI product, URI baseline, int aSecond, int seconds) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    for (int done = 0; done < seconds; done += TURN) {
      int turn = Math.min(TURN, seconds - done);
      ours.addAll(send(product, turn));
      plain.addAll(send(baseline, turn));
    }
    ours.sort(null);
    plain.sort(null);
    var report = new Report("webhook");
    String name = "delivery to acknowledgement, " + aSecond + " a second, ";
    report.add(row(name + "median", ours, plain, 0.5));
    report.add(row(name + "p99", ours, plain, 0.99));
    report.add(row(name + "slowest", ours, plain, 1));
    limits.check(name + "p99", at(ours, 0.99), MOST_P99_MS, "ms");
    limits.check(name + "slowest", at(ours, 1), MOST_MS, "ms");
    return report;
  }

  private List<Double> send(URI to, int seconds) throws Exception {
    return rate.send(seconds, () -> deliveries.next(to));
  }

  private static Report.Row row(String name, List<Double> ours, List<Double> plain, double share) {
    return new Report.Row(name, at(ours, share), "ms", at(plain, share), ours.size());
  }

  /// The value below which this share of the values lies.
  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
