package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Intake;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStore.Saving;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.task.TaskQueueFault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes tickets that were just read into the store, and sends what they newly owe to triage.
final class TakeTickets {

  /// What came of a batch of tickets.
  ///
  /// @param stored tickets that were new here or differed
  /// @param outside tickets that are out of scope and that we do not hold
  /// @param newcomers tickets that we did not hold in scope before: their notes and time entries
  ///   may be older than anything that hints at them, and are to be read
  record Taken(List<Ticket> stored, Set<Long> outside, List<TicketId> newcomers) {

    Taken {
      stored = List.copyOf(stored);
      outside = Set.copyOf(outside);
      newcomers = List.copyOf(newcomers);
    }

    int written() {
      return stored.size();
    }

    int skipped() {
      return outside.size();
    }
  }

  private static final int ATTEMPTS = 8;

  private final SignalStore signals;
  private final OutsideCompanies companies;
  private final TaskQueue queue;
  private final InstantSource clock;

  TakeTickets(
      SignalStore signals, OutsideCompanies companies, TaskQueue queue, InstantSource clock) {
    this.signals = signals;
    this.companies = companies;
    this.queue = queue;
    this.clock = clock;
  }

  /// @param askedAt our clock before the request that brought them
  /// @param origin the message that led to reading them
  Taken take(
      ConnectionRef ref, List<Ticket> tickets, Instant askedAt, Rules rules, Message origin) {
    return take(ref, tickets, askedAt, rules, origin, Instant.MAX);
  }

  /// @param newSince tickets that we first stored since then are newcomers still: whoever stored
  ///   them may have died before it had their notes
  Taken take(
      ConnectionRef ref,
      List<Ticket> tickets,
      Instant askedAt,
      Rules rules,
      Message origin,
      Instant newSince) {
    Batch batch = new Batch(ref, askedAt, rules, origin, newSince);
    List<Ticket> left = tickets;
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new TaskQueueFault("Tickets of " + ref + " are being written all the time.", null);
      }
      // Somebody else wrote these meanwhile: decide again on what is there now.
      left = batch.write(left);
    }
    sendOwed(batch.owed, origin);
    return new Taken(batch.stored, batch.skipped, List.copyOf(batch.newcomers));
  }

  private final class Batch {

    private final ConnectionRef ref;
    private final Instant askedAt;
    private final Rules rules;
    private final Message origin;
    private final Instant newSince;
    private final List<Owed> owed = new ArrayList<>();
    private final Set<TicketId> newcomers = new LinkedHashSet<>();
    private final List<Ticket> stored = new ArrayList<>();
    private final Set<Long> skipped = new HashSet<>();

    Batch(ConnectionRef ref, Instant askedAt, Rules rules, Message origin, Instant newSince) {
      this.ref = ref;
      this.askedAt = askedAt;
      this.rules = rules;
      this.origin = origin;
      this.newSince = newSince;
    }

    /// Writes what has to be written; answers the tickets for which somebody was faster.
    List<Ticket> write(List<Ticket> tickets) {
      Map<TicketId, Signal> held = signals.findAll(ref, tickets.stream().map(Ticket::id).toList());
      held.values().stream()
          .filter(signal -> signal.inScope() && !signal.firstSeenAt().isBefore(newSince))
          .forEach(signal -> newcomers.add(signal.ticket().id()));
      Predicate<CompanyId> outside =
          companies.among(ref, rules.scope(), nowAndBefore(tickets, held));
      List<Saving> savings =
          withPast(
              tickets.stream()
                  .flatMap(ticket -> saving(ticket, held.get(ticket.id()), outside).stream())
                  .toList());
      Set<TicketId> refused = savings.isEmpty() ? Set.of() : signals.saveAll(ref, savings);
      savings.stream()
          .filter(saving -> !refused.contains(saving.signal().ticket().id()))
          .forEach(saving -> note(saving, held.get(saving.signal().ticket().id())));
      return tickets.stream().filter(ticket -> refused.contains(ticket.id())).toList();
    }

    /// A ticket may have moved from one company to another.
    private static List<Ticket> nowAndBefore(List<Ticket> tickets, Map<TicketId, Signal> held) {
      return Stream.concat(tickets.stream(), held.values().stream().map(Signal::ticket)).toList();
    }

    private Optional<Saving> saving(
        Ticket ticket, @Nullable Signal held, Predicate<CompanyId> outside) {
      return switch (Intake.decide(
          ref, held, rules.reading(ticket, outside, askedAt, origin.cause()), clock.instant())) {
        case Outcome.Nothing(Intake.Why why) -> {
          if (why == Intake.Why.OUT_OF_SCOPE) {
            skipped.add(ticket.recordId());
          }
          yield Optional.empty();
        }
        case Outcome.SeenAgain(Signal seen) -> {
          signals.touch(ref, ticket.id(), seen.readAt());
          yield Optional.empty();
        }
        case Outcome.Store(Signal signal, Optional<Owed> newlyOwed) ->
            Optional.of(new Saving(signal, newlyOwed));
      };
    }

    /// A ticket that was cleared here goes on counting where it was, so that no entry of a phase is
    /// judged twice.
    private List<Saving> withPast(List<Saving> savings) {
      List<TicketId> first =
          savings.stream()
              .map(Saving::signal)
              .filter(signal -> signal.revision() == 0)
              .map(signal -> signal.ticket().id())
              .toList();
      Map<TicketId, Signal.Entries> past =
          first.isEmpty() ? Map.of() : signals.pastEntries(ref, first);
      return past.isEmpty() ? savings : savings.stream().map(it -> withPast(it, past)).toList();
    }

    private static Saving withPast(Saving saving, Map<TicketId, Signal.Entries> past) {
      Signal signal = saving.signal();
      Signal.Entries before = past.get(signal.ticket().id());
      return before == null || signal.revision() > 0
          ? saving
          : new Saving(signal.withEntries(signal.entries().atLeast(before)), saving.owed());
    }

    private void note(Saving saving, @Nullable Signal before) {
      stored.add(saving.signal().ticket());
      saving.owed().ifPresent(owed::add);
      if (saving.signal().inScope() && (before == null || !before.inScope())) {
        newcomers.add(saving.signal().ticket().id());
      }
    }
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
}
