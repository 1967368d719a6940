package dev.signalbox.bench.path;

import dev.signalbox.aws.dynamo.DynamoVerdictStore;
import dev.signalbox.bench.Report;
import dev.signalbox.bench.desk.Customers;
import dev.signalbox.bench.desk.Desk;
import dev.signalbox.bench.desk.Waiting;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// `make bench-path`: tickets arrive at the simulated PSA one after the other, and are judged by
/// the embedded engine. `ARGS="1000 10"`: so many, so many a second.
public final class PathBench {

  private static final int TICKETS = 1_000;
  private static final int A_SECOND = 10;
  private static final int WARM_UP = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Desk desk;
  private final Customers customers;
  private final ConnectionRef ref;
  private final Judgements judgements;
  private final int aSecond;

  private PathBench(
      Desk desk, Customers customers, ConnectionRef ref, Judgements judgements, int aSecond) {
    this.desk = desk;
    this.customers = customers;
    this.ref = ref;
    this.judgements = judgements;
    this.aSecond = aSecond;
  }

  public static void main(String[] arguments) throws Exception {
    int tickets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : TICKETS;
    int aSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : A_SECOND;
    Report report;
    try (var judgements = new Judgements();
        Desk desk = Desk.open(DemoPlan.standard(1), true);
        Customers customers = desk.customers()) {
      ConnectionRef ref = desk.connect(desk.apiUrl());
      var bench = new PathBench(desk, customers, ref, judgements, aSecond);
      bench.judge(WARM_UP);
      judgements.take();
      report = bench.measure(tickets);
    }
    System.out.println(report.markdown());
    System.out.println("Written to " + report.write());
  }

  private Report measure(int tickets) throws Exception {
    Instant began = Instant.now();
    judge(tickets);
    List<Double> lags = judgements.take().stream().sorted().toList();
    int calls = customers.requestsSince(began).size();
    var report = new Report("path");
    String rate = ", " + aSecond + " tickets a second";
    report.add(row("webhook to stored verdict, median" + rate, at(lags, 0.5), "ms", tickets));
    report.add(row("webhook to stored verdict, p95" + rate, at(lags, 0.95), "ms", tickets));
    report.add(row("webhook to stored verdict, slowest" + rate, at(lags, 1), "ms", tickets));
    report.add(row("calls to the PSA" + rate, (double) calls / tickets, "a ticket", tickets));
    return report;
  }

  private static Report.Row row(String name, double value, String unit, int n) {
    return new Report.Row(name, value, unit, null, n);
  }

  /// Lets tickets arrive and waits until all of them are judged.
  private void judge(int tickets) throws Exception {
    List<TicketId> sent = send(tickets);
    Waiting.until("all tickets are judged", PATIENCE, () -> judgements.count() >= tickets);
    var verdicts = new DynamoVerdictStore(desk.table());
    for (TicketId ticket : sent) {
      int stored = verdicts.list(ref, ticket, Phase.INTAKE, 1).size();
      if (stored != Processor.of(Phase.INTAKE).size()) {
        throw new IllegalStateException("Ticket " + ticket + " has " + stored + " verdicts.");
      }
    }
  }

  private List<TicketId> send(int tickets) throws Exception {
    List<ScheduledFuture<TicketId>> sending = new ArrayList<>();
    List<TicketId> sent = new ArrayList<>();
    try (var clock = Executors.newScheduledThreadPool(2)) {
      for (int i = 0; i < tickets; i++) {
        sending.add(
            clock.schedule(customers::sendTicket, 1000L * i / aSecond, TimeUnit.MILLISECONDS));
      }
      for (ScheduledFuture<TicketId> one : sending) {
        sent.add(one.get());
      }
    }
    return sent;
  }

  /// The value below which this share of the values lies.
  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
