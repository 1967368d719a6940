package dev.signalbox.bench.burst;

import dev.signalbox.bench.Limits;
import dev.signalbox.bench.Report;
import dev.signalbox.bench.desk.Quiet;
import dev.signalbox.bench.desk.SteadyRate;
import dev.signalbox.bench.desk.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `make bench-burst`: in a minute 10,000 tickets change in PSAs that are connected, and a signed
/// delivery is sent about each, over 1, 10 and 100 connections. `ARGS="10000 60 100"`: so many
/// changes, in so many seconds, over 100 connections only. It ends non-zero when a change costs
/// more calls than allowed; when the queue does not drain, it fails.
public final class BurstBench {

  /// How many connections share the burst, and the most calls to the PSA that a change may cost.
  private record Spread(int connections, double mostCalls) {}

  private static final List<Spread> SPREADS =
      List.of(new Spread(1, 0.05), new Spread(10, 0.1), new Spread(100, 0.3));

  private static final int CHANGES = 10_000;
  private static final int SECONDS = 60;
  private static final int WARM_UP_SECONDS = 3;
  private static final int SENDINGS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int aSecond;
  private final int seconds;
  private final Report report = new Report("burst");
  private final Limits limits = new Limits();

  private BurstBench(int changes, int seconds) {
    this.aSecond = (int) Math.ceil((double) changes / seconds);
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    int changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CHANGES;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
    List<Spread> spreads = arguments.length > 2 ? List.of(spread(arguments[2])) : SPREADS;
    var bench = new BurstBench(changes, seconds);
    try (var _ = new Quiet()) {
      for (Spread spread : spreads) {
        bench.measure(spread);
      }
    }
    System.out.println(bench.report.markdown());
    System.out.println("Written to " + bench.report.write());
    bench.limits.end();
  }

  private static Spread spread(String connections) {
    int wanted = Integer.parseInt(connections);
    return SPREADS.stream()
        .filter(spread -> spread.connections() == wanted)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Limits are set for 1, 10 and 100 connections, not for " + connections + "."));
  }

  private void measure(Spread spread) throws Exception {
    try (Fleet fleet = Fleet.open(spread.connections(), aSecond * (seconds + WARM_UP_SECONDS));
        SteadyRate rate = new SteadyRate(aSecond, SENDINGS)) {
      send(fleet, rate, WARM_UP_SECONDS);
      int refusedBefore = rate.sentAgain();
      int before = fleet.changes();
      Instant began = Instant.now();
      List<Double> acknowledged = send(fleet, rate, seconds);
      Instant sent = began.plusSeconds(seconds);
      int changes = fleet.changes() - before;
      Duration drained = Duration.between(sent, Instant.now());
      add(spread, fleet, (double) fleet.callsSince(began) / changes, drained, acknowledged);
      row(
          "deliveries that had to be sent again" + over(spread, changes),
          rate.sentAgain() - refusedBefore,
          "",
          null,
          changes);
    }
  }

  /// Sends for so long, and waits until the copy has it all.
  private static List<Double> send(Fleet fleet, SteadyRate rate, int seconds) throws Exception {
    List<Double> acknowledged = rate.send(seconds, fleet::change);
    Waiting.until("the queue is empty", PATIENCE, () -> fleet.waiting() == 0);
    Waiting.until("the copy has every change", PATIENCE, fleet::isDrained);
    return acknowledged.stream().sorted().toList();
  }

  private void add(
      Spread spread, Fleet fleet, double calls, Duration drained, List<Double> acknowledged) {
    int changes = acknowledged.size();
    List<Double> lags = fleet.lags();
    String over = over(spread, changes);
    row("calls to the PSA a change; most allowed" + over, calls, "", spread.mostCalls(), changes);
    limits.check("calls to the PSA a change" + over, calls, spread.mostCalls(), "");
    row("change to its reading, median" + over, at(lags, 0.5), "ms", null, changes);
    row("change to its reading, p95" + over, at(lags, 0.95), "ms", null, changes);
    row("delivery to acknowledgement, p95" + over, at(acknowledged, 0.95), "ms", null, changes);
    row(
        "last change to all stored, queue empty" + over,
        (double) drained.toMillis(),
        "ms",
        null,
        1);
  }

  private String over(Spread spread, int changes) {
    return ", %d changes in %d s over %d connections"
        .formatted(changes, seconds, spread.connections());
  }

  private void row(String name, double value, String unit, @Nullable Double of, int n) {
    report.add(new Report.Row(name, value, unit, of, n));
  }

  /// The value below which this share of the values lies.
  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
