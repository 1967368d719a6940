package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Intake;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.task.TaskQueueFault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes tickets that were just read into the store, and sends what they newly owe to triage.
final class TakeTickets {

  /// What came of a batch of tickets.
  ///
  /// @param newcomers tickets that we did not hold in scope before: their notes and time entries
  ///   may be older than anything that hints at them
  record Taken(int written, List<TicketId> newcomers) {}

  private record Result(boolean written, boolean newcomer, Optional<Owed> owed) {
    static final Result NONE = new Result(false, false, Optional.empty());
  }

  private static final int ATTEMPTS = 8;
  private static final int WRITES_AT_ONCE = 16;

  private final SignalStore signals;
  private final TaskQueue queue;
  private final InstantSource clock;
  private final Lanes lanes = new Lanes(WRITES_AT_ONCE);

  TakeTickets(SignalStore signals, TaskQueue queue, InstantSource clock) {
    this.signals = signals;
    this.queue = queue;
    this.clock = clock;
  }

  /// @param askedAt our clock before the request that brought them
  /// @param origin the message that led to reading them
  Taken take(
      ConnectionRef ref, List<Ticket> tickets, Instant askedAt, Rules rules, Message origin) {
    if (tickets.isEmpty()) {
      return new Taken(0, List.of());
    }
    Map<TicketId, Signal> held = signals.findAll(ref, tickets.stream().map(Ticket::id).toList());
    List<Result> results =
        lanes.each(
            tickets, ticket -> takeOne(ref, ticket, held.get(ticket.id()), askedAt, rules, origin));
    sendOwed(results.stream().flatMap(result -> result.owed().stream()).toList(), origin);
    return new Taken(
        (int) results.stream().filter(Result::written).count(), newcomers(tickets, results));
  }

  private Result takeOne(
      ConnectionRef ref,
      Ticket ticket,
      @Nullable Signal held,
      Instant askedAt,
      Rules rules,
      Message origin) {
    @Nullable Signal stored = held;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Outcome outcome =
          Intake.decide(
              ref, stored, rules.reading(ticket, askedAt, origin.cause()), clock.instant());
      switch (outcome) {
        case Outcome.Nothing _ -> {
          return Result.NONE;
        }
        case Outcome.SeenAgain(Signal seen) -> {
          signals.touch(ref, ticket.id(), seen.readAt());
          return Result.NONE;
        }
        case Outcome.Store(Signal signal, Optional<Owed> owed) -> {
          if (signals.save(ref, signal, owed)) {
            boolean newcomer = signal.inScope() && (stored == null || !stored.inScope());
            return new Result(true, newcomer, owed);
          }
        }
      }
      // Somebody else wrote it meanwhile: decide again on what is there now.
      stored = signals.find(ref, ticket.id()).orElse(null);
    }
    throw new TaskQueueFault("Ticket " + ticket.id() + " is being written all the time.", null);
  }

  /// A send that fails loses nothing: what is owed is stored, and the sweep sends it when overdue.
  private void sendOwed(List<Owed> owed, Message origin) {
    if (!owed.isEmpty()) {
      queue.send(
          owed.stream()
              .map(one -> new Task.Judge(one.ref(), one.ticket(), one.phase(), one.entry()))
              .map(origin::next)
              .toList());
    }
  }

  private static List<TicketId> newcomers(List<Ticket> tickets, List<Result> results) {
    return IntStream.range(0, tickets.size())
        .filter(i -> results.get(i).newcomer())
        .mapToObj(i -> tickets.get(i).id())
        .toList();
  }
}
