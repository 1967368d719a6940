package dev.signalbox.bench.burst;

import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.bench.desk.Customers;
import dev.signalbox.bench.desk.Deliveries;
import dev.signalbox.bench.desk.Desk;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Some connected PSAs, each of a tenant of its own, in which technicians change tickets. What the
/// PSAs would send is lost: the measurement sends it, at its own rate.
final class Fleet implements AutoCloseable {

  /// A change as it was made in a PSA.
  private record Change(String title, Instant at) {}

  /// One PSA with all that was changed in it.
  private record Member(
      int number,
      ConnectionRef ref,
      List<TicketId> tickets,
      Deliveries deliveries,
      Customers psa,
      Map<TicketId, Change> changes) {}

  /// How many PSAs are connected at once.
  private static final int SIDE_BY_SIDE = 4;

  /// Solved tickets, which a first sync does not bring, are three of ten.
  private static final double OPEN = 0.7;

  private static final int AT_ONCE = 100;
  private static final Actor TECHNICIAN = Actor.resource(29682885);

  private final Desk desk;
  private final DynamoSignalStore signals;
  private final List<Member> members = new ArrayList<>();
  private int changes;

  private Fleet(Desk desk) {
    this.desk = desk;
    this.signals = new DynamoSignalStore(desk.table());
  }

  /// @param tickets in all of them together
  static Fleet open(int connections, int tickets) throws Exception {
    int each = (int) Math.ceil(tickets / OPEN / connections);
    Desk desk =
        Desk.open(
            IntStream.range(0, connections)
                .mapToObj(number -> new DemoPlan(number + 1, each, 2, 0, 0, 0))
                .toList(),
            false);
    Fleet fleet = new Fleet(desk);
    try {
      fleet.connect(connections);
      return fleet;
    } catch (Exception failed) {
      fleet.close();
      throw failed;
    }
  }

  private void connect(int connections) throws Exception {
    try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      List<Future<Member>> all =
          IntStream.range(0, connections)
              .mapToObj(number -> threads.submit(() -> member(number)))
              .toList();
      for (Future<Member> one : all) {
        members.add(one.get());
      }
    }
  }

  private Member member(int number) throws IOException, InterruptedException {
    ConnectionRef ref = desk.connect(number, desk.apiUrl());
    Customers psa = desk.customers(number);
    psa.loseEvents();
    return new Member(number, ref, tickets(ref), Deliveries.of(desk, ref), psa, new HashMap<>());
  }

  private List<TicketId> tickets(ConnectionRef ref) {
    List<TicketId> all = new ArrayList<>();
    String after = "";
    do {
      SignalStore.TicketIds page = signals.listIds(ref, after, AT_ONCE);
      all.addAll(page.ids());
      after = page.next();
    } while (!after.isEmpty());
    return all;
  }

  URI webhooks() {
    return desk.apiUrl();
  }

  /// Changes the next ticket in its PSA; the PSAs take turns. Answers the delivery about it.
  HttpRequest change() {
    Member member = members.get(changes % members.size());
    TicketId ticket = member.tickets().get(changes / members.size() % member.tickets().size());
    String title = "Change " + changes++;
    desk.psa(member.number())
        .autotask()
        .update(
            TECHNICIAN,
            "Ticket",
            Json.object().put("id", ticket.value()).put("title", title).build());
    member.changes().put(ticket, new Change(title, Instant.now()));
    return member.deliveries().about(ticket.value(), webhooks());
  }

  int changes() {
    return changes;
  }

  /// Whether the copy has every change, and nothing waits.
  boolean isDrained() {
    return members.stream().allMatch(this::isCurrent);
  }

  private boolean isCurrent(Member member) {
    return held(member).entrySet().stream()
        .allMatch(entry ->
            entry.getValue().ticket().title().equals(changeOf(member, entry.getKey()).title()));
  }

  private static Change changeOf(Member member, TicketId ticket) {
    Change change = member.changes().get(ticket);
    if (change == null) {
      throw new IllegalStateException("Ticket " + ticket + " was not changed.");
    }
    return change;
  }

  private Map<TicketId, Signal> held(Member member) {
    return signals.findAll(member.ref(), member.changes().keySet());
  }

  /// Milliseconds from each change until the PSA was asked for what the copy has of it, ascending.
  List<Double> lags() {
    List<Double> lags = new ArrayList<>();
    for (Member member : members) {
      held(member)
          .forEach((ticket, signal) -> {
            Duration lag = Duration.between(changeOf(member, ticket).at(), signal.readAt());
            lags.add((double) lag.toMillis());
          });
    }
    lags.sort(null);
    return lags;
  }

  /// Calls that the PSAs received since then.
  int callsSince(Instant since) throws IOException, InterruptedException {
    int calls = 0;
    for (Member member : members) {
      calls += member.psa().requestsSince(since).size();
    }
    return calls;
  }

  /// Messages on the queue of hints, waiting or being worked on.
  int waiting() {
    String url = desk.queues().get("RefreshQueue");
    Map<String, String> counts =
        desk.clients()
            .sqs()
            .getQueueAttributes(ask ->
                ask.queueUrl(url)
                    .attributeNamesWithStrings(
                        "ApproximateNumberOfMessages",
                        "ApproximateNumberOfMessagesNotVisible",
                        "ApproximateNumberOfMessagesDelayed"))
            .attributesAsStrings();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }

  @Override
  public void close() throws IOException {
    desk.close();
  }
}
