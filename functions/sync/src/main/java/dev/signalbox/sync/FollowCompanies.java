package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// When a company comes into scope or leaves it, what is its own follows: people, places, items,
/// opportunities and tickets.
final class FollowCompanies {

  /// What followed.
  record Followed(int calls, int written) {

    static final Followed NOTHING = new Followed(0, 0);

    Followed plus(int moreCalls, int moreWritten) {
      return new Followed(calls + moreCalls, written + moreWritten);
    }
  }

  private static final List<Entity> OF_COMPANIES =
      List.of(
          Entity.CONTACT,
          Entity.LOCATION,
          Entity.OPPORTUNITY,
          Entity.CONFIGURATION_ITEM,
          Entity.TICKET);

  /// Queues, statuses and categories take their share of what one question may name.
  private static final int AT_ONCE = 50;

  /// Whoever read tickets of a company that is arriving still may have died before their notes.
  private static final Instant EVER = Instant.EPOCH;

  private final TakeRecords records;
  private final TakeTickets tickets;
  private final ReadChildren children;
  private final RunSlices slices;
  private final TaskQueue queue;

  FollowCompanies(
      TakeRecords records,
      TakeTickets tickets,
      ReadChildren children,
      RunSlices slices,
      TaskQueue queue) {
    this.records = records;
    this.tickets = tickets;
    this.children = children;
    this.slices = slices;
    this.queue = queue;
  }

  /// What a company that arrived has is read at once. Of its tickets these are the open ones: those
  /// that we hold and that were closed meanwhile come back by a message, as they went.
  Followed follow(OpenConnections.Open open, TakeRecords.Taken taken, Message origin) {
    Followed all = Followed.NOTHING;
    for (List<DirectoryStore.Entry> companies : chunks(taken.arrived())) {
      Slice.OfCompanies theirs = new Slice.OfCompanies(ids(companies));
      for (Entity entity : OF_COMPANIES) {
        Followed read = read(open, entity, theirs, origin);
        all = all.plus(read.calls(), read.written());
      }
      queue.send(origin.next(new Task.Reapply(open.ref(), "")));
      records.settle(open.ref(), companies);
    }
    return all;
  }

  /// What we hold of a company that is about to go is taken out by messages of their own. They are
  /// sent before: who is killed over it goes on with a company that we hold still. That they may be
  /// worked before it went does no harm, they go through everything once more, see [ReapplyRules].
  void leaving(ConnectionRef ref, Message origin) {
    queue.send(
        List.of(
            origin.next(new Task.Rescope(ref, Entity.CONTACT, "")),
            origin.next(new Task.Reapply(ref, ""))));
  }

  private static List<List<DirectoryStore.Entry>> chunks(List<DirectoryStore.Entry> arrived) {
    List<List<DirectoryStore.Entry>> chunks = new ArrayList<>();
    for (int from = 0; from < arrived.size(); from += AT_ONCE) {
      chunks.add(arrived.subList(from, Math.min(arrived.size(), from + AT_ONCE)));
    }
    return chunks;
  }

  private static Set<Long> ids(List<DirectoryStore.Entry> companies) {
    return companies.stream()
        .map(company -> company.record().recordId())
        .collect(Collectors.toSet());
  }

  private Followed read(
      OpenConnections.Open open, Entity entity, Slice.OfCompanies of, Message origin) {
    Optional<Slice> slice = slices.inScope(open, entity, of);
    if (slice.isEmpty()) {
      return Followed.NOTHING;
    }
    Followed all = Followed.NOTHING;
    long after = -1;
    while (true) {
      Page page = open.psa().reader().read(entity, slice.get(), after);
      Followed taken = take(open, entity, page, origin);
      all = all.plus(taken.calls(), taken.written());
      if (page.last()) {
        return all;
      }
      after = page.records().getLast().recordId();
    }
  }

  private Followed take(OpenConnections.Open open, Entity entity, Page page, Message origin) {
    if (entity != Entity.TICKET) {
      return new Followed(1, takeRecords(open, page).written());
    }
    TakeTickets.Taken taken =
        tickets.take(
            open.ref(), RefreshSignals.ticketsOf(page), page.askedAt(), open.rules(), origin, EVER);
    ReadChildren.Children read = children.of(open, taken.newcomers());
    return new Followed(1 + read.calls(), taken.written() + read.written());
  }

  /// None of them is a company.
  private TakeRecords.Taken takeRecords(OpenConnections.Open open, Page page) {
    return records.take(open.ref(), page, open.rules().scope(), () -> {});
  }
}
