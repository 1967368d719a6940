package dev.signalbox.bench.sync;

import dev.signalbox.bench.Report;
import java.util.List;
import java.util.stream.DoubleStream;

/// The time of the large sync on AWS, from what was measured: the largest of what its parts take.
/// Reading and storing take turns, so that it takes at most the sum of both.
record Model(InMemory calls, OnDynamo storing) {

  /// What a new on-demand table takes at once, in units a second.
  private static final double TABLE_UNITS = 4_000;

  /// What a function of 1,024 MB has of a processor: Lambda gives a whole one at 1,769 MB.
  private static final double PROCESSORS = 1_024 / 1_769.0;

  /// An assumption: a write to DynamoDB in its region, five of which are made at once.
  private static final double WRITE_SECONDS = 0.010;

  private static final int WRITES_AT_ONCE = 5;

  void addTo(Report report) {
    double records = calls.least().records();
    double share = records / storing.records();
    double reading = SyncBench.seconds(calls.took());
    double units = storing.units() * share / TABLE_UNITS;
    double computing = SyncBench.seconds(storing.cpu()) * share / PROCESSORS;
    double writing = storing.writes() * share * WRITE_SECONDS / WRITES_AT_ONCE;
    List.of(
            row("the calls, as measured", reading),
            row("its write units, 4,000 a second", units),
            row("its processor time, this machine's, 0.58 of one", computing),
            row("its writes, 10 ms each, 5 at once", writing),
            row(
                "the largest of these: the model",
                DoubleStream.of(reading, units, computing, writing).max().orElseThrow()))
        .forEach(report::add);
  }

  private static Report.Row row(String name, double seconds) {
    return SyncBench.row("modelled on AWS: " + name, seconds, "s");
  }
}
