package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import java.util.List;
import java.util.Set;

/// Stores what the pages of a run bring.
final class StorePages {

  /// What came of a page.
  ///
  /// @param written how many were new here or differed
  /// @param skipped how many were not kept
  /// @param outside those of them that are out of scope
  record Stored(int written, int skipped, Set<Long> outside) {

    static final Stored NOTHING = new Stored(0, 0, Set.of());

    Stored {
      outside = Set.copyOf(outside);
    }
  }

  private final SignalStore signals;
  private final TakeRecords records;
  private final FollowCompanies companies;
  private final TakeTickets tickets;
  private final ReadChildren children;
  private final NoteSeen seen;
  private final ChangedRecords changes;

  StorePages(
      SignalStore signals,
      TakeRecords records,
      FollowCompanies companies,
      TakeTickets tickets,
      ReadChildren children,
      NoteSeen seen,
      ChangedRecords changes) {
    this.signals = signals;
    this.records = records;
    this.companies = companies;
    this.tickets = tickets;
    this.children = children;
    this.seen = seen;
    this.changes = changes;
  }

  /// What a company has that comes into scope is read here only if no later track of this run reads
  /// it anyway.
  Stored store(OpenConnections.Open open, SyncRun run, Entity entity, Page page, Message message) {
    return switch (entity.place()) {
      case TICKETS -> storeTickets(open, run, page, message);
      case UNDER_TICKETS -> {
        SignalStore.SavedChildren saved =
            signals.saveChildren(open.ref(), RefreshSignals.children(page));
        noteSeen(run, saved.records());
        yield new Stored(saved.written(), saved.skipped(), Set.of());
      }
      case DIRECTORY -> {
        List<PsaRecord> changed = changes.in(open.ref(), run, page);
        Scope scope = open.rules().scope();
        Runnable leaving = () -> companies.leaving(open.ref(), message);
        TakeRecords.Taken taken =
            run.mode().isWhole()
                ? records.takeAmongAll(open.ref(), page, scope, leaving)
                : records.take(open.ref(), page, scope, leaving);
        companies.follow(open, taken, message);
        seen.noteRead(
            open.ref(),
            changed.stream()
                .filter(record -> !taken.outside().contains(record.recordId()))
                .toList());
        yield new Stored(taken.written(), taken.skipped(), taken.outside());
      }
    };
  }

  /// A full run reads the notes and time entries of all tickets later. A quick one reads what
  /// changed, so what newcomers had before is read with them. Where a worker died in between, they
  /// are newcomers still when the page is read again: they were stored since the run was asked for.
  private Stored storeTickets(OpenConnections.Open open, SyncRun run, Page page, Message message) {
    TakeTickets.Taken taken =
        tickets.take(
            open.ref(),
            RefreshSignals.ticketsOf(page),
            page.askedAt(),
            open.rules(),
            message,
            run.startedAt());
    if (!run.mode().isWhole() && !taken.newcomers().isEmpty()) {
      ReadChildren.Children _ = children.of(open, taken.newcomers());
    }
    noteSeen(run, taken.stored());
    return new Stored(taken.written(), taken.skipped(), taken.outside());
  }

  /// What a quick run or a poll writes changed since the last one, and no event brought it. A full
  /// run writes what may have changed at any time.
  private void noteSeen(SyncRun run, List<? extends PsaRecord> written) {
    if (!run.mode().isWhole()) {
      seen.noteRead(run.ref(), written);
    }
  }
}
