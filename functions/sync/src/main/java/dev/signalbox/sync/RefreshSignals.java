package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Rereads from the PSA what webhooks hinted at: one query per entity and batch, not one call per
/// event. Nothing of an event is believed but which record it is about, so repeated, late and
/// reordered events do no harm.
final class RefreshSignals {

  /// What a batch came to.
  ///
  /// @param skipped records that are out of scope and were not stored
  /// @param read what the PSA showed of what was hinted at
  /// @param strangers tickets that are gone and that we do not hold
  record Refreshed(
      int hints,
      int calls,
      int written,
      int removed,
      int skipped,
      List<PsaRecord> read,
      Set<TicketId> strangers) {

    Refreshed {
      read = List.copyOf(read);
      strangers = Set.copyOf(strangers);
    }
  }

  /// Two clocks, the webhook function's and ours, may differ by so much.
  private static final Duration SKEW = Duration.ofSeconds(1);

  private final SignalStore signals;
  private final DirectoryStore directory;
  private final TakeTickets tickets;
  private final BuryTicket absent;
  private final TakeRecords records;
  private final FollowCompanies companies;
  private final ReadChildren children;

  RefreshSignals(
      SignalStore signals,
      DirectoryStore directory,
      TakeTickets tickets,
      TakeRecords records,
      FollowCompanies companies,
      ReadChildren children) {
    this.signals = signals;
    this.directory = directory;
    this.tickets = tickets;
    this.absent = new BuryTicket(signals);
    this.records = records;
    this.companies = companies;
    this.children = children;
  }

  /// Works hints of one connection.
  ///
  /// @throws dev.signalbox.core.psa.PsaFault when the PSA cannot be read; nothing is lost then, the
  ///   hints have to come again
  Refreshed refresh(OpenConnections.Open open, List<Message> hints) {
    Batch batch = new Batch(open, hints);
    for (Entity entity : Entity.values()) {
      batch.work(entity);
    }
    return new Refreshed(
        hints.size(),
        batch.calls,
        batch.written,
        batch.removed,
        batch.skipped,
        batch.read,
        batch.strangers);
  }

  /// The hints about one record.
  private record Wanted(Set<Long> ids, Set<Long> deleted) {
    static Wanted none() {
      return new Wanted(new TreeSet<>(), new HashSet<>());
    }
  }

  private final class Batch {

    private final OpenConnections.Open open;
    private final ConnectionRef ref;
    private final Message latest;
    private final Instant newSince;
    private final Map<Entity, Wanted> wanted = new EnumMap<>(Entity.class);
    private final List<PsaRecord> read = new ArrayList<>();
    private final Set<TicketId> strangers = new HashSet<>();
    private int calls;
    private int written;
    private int removed;
    private int skipped;

    Batch(OpenConnections.Open open, List<Message> hints) {
      this.open = open;
      this.ref = open.ref();
      this.newSince =
          hints.stream().map(Batch::newSince).min(Comparator.naturalOrder()).orElseThrow();
      this.latest = hints.stream().max(Comparator.comparing(Message::receivedAt)).orElseThrow();
      stillNeeded(hints).forEach(this::want);
    }

    private void want(Message hint) {
      if (hint.task() instanceof Task.Refresh(_, Entity entity, long id, Action action)) {
        Wanted these = wanted.computeIfAbsent(entity, _ -> Wanted.none());
        these.ids().add(id);
        if (action == Action.DELETE) {
          these.deleted().add(id);
        }
      }
    }

    /// A ticket that was read after the hint came in has what the hint is about.
    private List<Message> stillNeeded(List<Message> hints) {
      Map<TicketId, Signal> held =
          signals.findAll(
              ref,
              hints.stream().flatMap(hint -> ticketOf(hint).stream()).collect(Collectors.toSet()));
      return hints.stream()
          .filter(hint ->
              ticketOf(hint).map(held::get).filter(signal -> covers(signal, hint)).isEmpty())
          .toList();
    }

    private boolean covers(Signal signal, Message hint) {
      return signal.readAt().isAfter(hint.receivedAt().plus(SKEW))
          && signal.firstSeenAt().isBefore(newSince(hint));
    }

    /// A hint that comes again may have stored its ticket the time before, and not its notes.
    private static Instant newSince(Message hint) {
      return hint.attempt() > 1 ? hint.receivedAt().minus(SKEW) : Instant.MAX;
    }

    private Optional<TicketId> ticketOf(Message hint) {
      return hint.task() instanceof Task.Refresh(_, Entity entity, long id, _)
              && entity == Entity.TICKET
          ? Optional.of(new TicketId(id))
          : Optional.empty();
    }

    void work(Entity entity) {
      Wanted these = wanted.get(entity);
      if (these != null && !open.rules().scope().reads(entity)) {
        skipped += these.ids().size();
      } else if (these != null) {
        for (Set<Long> ids : chunks(these.ids())) {
          take(entity, read(entity, new Slice.ByIds(ids)), ids, these.deleted());
        }
      }
    }

    private Page read(Entity entity, Slice slice) {
      calls++;
      return open.psa().reader().read(entity, slice, -1);
    }

    private void take(Entity entity, Page page, Set<Long> asked, Set<Long> deleted) {
      switch (entity.place()) {
        case DIRECTORY -> takeRecords(page);
        case TICKETS -> takeTickets(page);
        case UNDER_TICKETS -> written += signals.saveChildren(ref, children(page)).written();
      }
      bury(entity, gone(page, asked, deleted), page);
      read.addAll(page.records());
    }

    private void takeRecords(Page page) {
      TakeRecords.Taken taken =
          records.take(ref, page, open.rules().scope(), () -> companies.leaving(ref, latest));
      written += taken.written();
      removed += taken.removed();
      FollowCompanies.Followed followed = companies.follow(open, taken, latest);
      calls += followed.calls();
      written += followed.written();
      skipped += taken.skipped();
    }

    private void takeTickets(Page page) {
      TakeTickets.Taken taken =
          tickets.take(ref, ticketsOf(page), page.askedAt(), open.rules(), latest, newSince);
      written += taken.written();
      skipped += taken.skipped();
      if (!taken.newcomers().isEmpty()) {
        readChildrenOf(taken.newcomers());
      }
    }

    private void readChildrenOf(List<TicketId> newcomers) {
      ReadChildren.Children read = children.of(open, newcomers);
      calls += read.calls();
      written += read.written();
    }

    /// Gone is what an event called deleted and a read then did not find. Not found alone is not
    /// enough: a lost permission looks the same.
    private Set<Long> gone(Page page, Set<Long> asked, Set<Long> deleted) {
      Set<Long> missing = new TreeSet<>(asked);
      missing.retainAll(deleted);
      page.records().forEach(record -> missing.remove(record.recordId()));
      return missing;
    }

    private void bury(Entity entity, Set<Long> ids, Page page) {
      for (long id : ids) {
        boolean held =
            switch (entity.place()) {
              case DIRECTORY -> buryRecord(entity, id, page.askedAt());
              case UNDER_TICKETS -> signals.removeChild(ref, entity, id, page.askedAt());
              case TICKETS -> buryTicket(new TicketId(id), page.askedAt());
            };
        removed += held ? 1 : 0;
      }
    }

    private boolean buryTicket(TicketId id, Instant askedAt) {
      BuryTicket.Burial burial = absent.bury(ref, id, askedAt);
      if (burial == BuryTicket.Burial.NOT_HELD) {
        strangers.add(id);
      }
      return burial == BuryTicket.Burial.BURIED;
    }

    private boolean buryRecord(Entity entity, long id, Instant askedAt) {
      if (entity == Entity.COMPANY
          && open.rules().scope().rules().choosesCompanies()
          && directory.findCompany(ref, new CompanyId(id)).isPresent()) {
        companies.leaving(ref, latest);
      }
      return directory.remove(ref, entity, id, askedAt);
    }
  }

  static List<Ticket> ticketsOf(Page page) {
    return page.records().stream()
        .filter(Ticket.class::isInstance)
        .map(Ticket.class::cast)
        .toList();
  }

  static List<SignalStore.Child> children(Page page) {
    return page.records().stream()
        .map(record -> new SignalStore.Child(record, page.askedAt()))
        .toList();
  }

  static List<DirectoryStore.Entry> entries(List<PsaRecord> records, Instant askedAt) {
    return records.stream().map(record -> new DirectoryStore.Entry(record, askedAt)).toList();
  }

  static List<Set<Long>> chunks(Set<Long> ids) {
    return chunks(ids, Slice.MOST_IDS);
  }

  static List<Set<Long>> chunks(Set<Long> ids, int size) {
    List<Set<Long>> chunks = new ArrayList<>();
    List<Long> sorted = ids.stream().sorted().toList();
    for (int from = 0; from < sorted.size(); from += size) {
      chunks.add(Set.copyOf(sorted.subList(from, Math.min(sorted.size(), from + size))));
    }
    return chunks;
  }
}
