package dev.signalbox.bench.sync;

import dev.signalbox.bench.Limits;
import dev.signalbox.bench.Report;
import dev.signalbox.core.sync.SyncRun.Progress;
import java.time.Duration;
import java.util.stream.Collectors;

/// `make bench-sync`: the first sync of a large desk, at 100 ms a call over stores in memory, and
/// of a smaller one into DynamoDB Local. `ARGS="100000 250000 150000 10000"`: about so many
/// tickets, notes and time entries to bring, and so many tickets into DynamoDB Local; none leaves
/// that part out. Ends non-zero when a limit is passed.
public final class SyncBench {

  private static final Psa.Size WHOLE = new Psa.Size(100_000, 250_000, 150_000);
  private static final int STORED = 10_000;

  /// Of the time that its own calls take at least.
  private static final double MOST_TIME = 1.15;

  /// Of the write units of each item written once, alone.
  private static final double MOST_UNITS = 1.3;

  private static final Psa.Size WARM_UP = new Psa.Size(1_000, 2_500, 1_500);

  private final Psa.Size size;
  private final int stored;
  private final Report report = new Report("sync");
  private final Limits limits = new Limits();

  private SyncBench(Psa.Size size, int stored) {
    this.size = size;
    this.stored = stored;
  }

  public static void main(String[] arguments) throws Exception {
    Psa.Size size =
        arguments.length < 3
            ? WHOLE
            : new Psa.Size(number(arguments[0]), number(arguments[1]), number(arguments[2]));
    int stored = arguments.length < 4 ? STORED : number(arguments[3]);
    new SyncBench(size, stored).measure();
  }

  private static int number(String argument) {
    return Integer.parseInt(argument);
  }

  private void measure() throws Exception {
    OnDynamo onDynamo = stored > 0 ? store() : null;
    InMemory inMemory = size.tickets() > 0 ? read() : null;
    if (inMemory != null) {
      show(inMemory);
      addCalls(inMemory);
      addTime(inMemory);
    }
    if (onDynamo != null) {
      addStoring(onDynamo);
    }
    if (inMemory != null && onDynamo != null) {
      new Model(inMemory, onDynamo).addTo(report);
    }
    System.out.println(report.markdown());
    System.out.println("Written to " + report.write());
    limits.end();
  }

  private OnDynamo store() throws Exception {
    OnDynamo _ = OnDynamo.sync(WARM_UP);
    OnDynamo done = OnDynamo.sync(scaled(stored));
    System.err.printf("%d records stored in %d s%n", done.records(), done.took().toSeconds());
    return done;
  }

  private InMemory read() throws Exception {
    InMemory _ = InMemory.sync(WARM_UP);
    return InMemory.sync(size);
  }

  private Psa.Size scaled(int tickets) {
    double share = (double) tickets / WHOLE.tickets();
    return new Psa.Size(
        tickets, (int) Math.round(WHOLE.notes() * share), (int) (WHOLE.timeEntries() * share));
  }

  private static void show(InMemory done) {
    System.out.println(
        done.least().run().progress().stream()
            .map(SyncBench::line)
            .collect(Collectors.joining(", ", "Read, with pages: ", ".")));
    System.out.println(
        "Calls under way at one endpoint, at most: %d. Calls that the simulator made late: %d.\n"
            .formatted(done.mostAtOnce(), done.late()));
  }

  private static String line(Progress progress) {
    return progress.done() + " " + progress.entity().word() + " (" + progress.pages() + ")";
  }

  private void addCalls(InMemory done) {
    report.add(
        row(
            "calls to the PSA; least: each record once",
            done.calls(),
            "",
            (double) done.least().calls()));
    report.add(
        row(
            "of them reads of pages; least: the same",
            done.reads(),
            "",
            (double) done.least().calls()));
  }

  private void addTime(InMemory done) {
    limits.check(
        "time, of that of its calls",
        seconds(done.took()) / seconds(done.boundOfItsCalls()),
        MOST_TIME,
        "times");
    String what = "time at 100 ms a call, 2 at once at an endpoint; bound: ";
    report.add(row(what + "its calls", seconds(done.took()), "s", seconds(done.boundOfItsCalls())));
    report.add(
        row(
            what + "the least calls",
            seconds(done.took()),
            "s",
            seconds(done.least().time(InMemory.CALL))));
  }

  private void addStoring(OnDynamo done) {
    double records = done.records();
    limits.check(
        "write units, of the least",
        (double) done.units() / done.stored().least(),
        MOST_UNITS,
        "times");
    report.add(
        row(
            "write units a record; least: each item once, alone",
            done.units() / records,
            "units",
            done.stored().least() / records));
    report.add(
        row("processor time a record, all stored", done.cpu().toNanos() / 1e6 / records, "ms"));
    report.add(
        row(
            "live heap at a checkpoint; before the sync",
            mega(done.heap()),
            "MB",
            mega(done.heapBefore())));
  }

  private static double mega(long bytes) {
    return bytes / 1e6;
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  static Report.Row row(String name, double value, String unit) {
    return new Report.Row(name, value, unit, null, 1);
  }

  private static Report.Row row(String name, double value, String unit, double least) {
    return new Report.Row(name, value, unit, least, 1);
  }
}
