package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStore.Part;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the next page of a track, with one request.
final class TrackReader {

  /// What the next page of a track brought.
  ///
  /// @param page empty when the track turned out to be at its end without asking
  /// @param track the track after it
  /// @param ended whether nothing is left to read
  /// @param more what else is to be read of its entity from now on, beside the track
  /// @param total how many records the entity will have in all as far as this tells; 0 when it
  ///   tells nothing
  /// @param range the ids that were left to read before the page
  /// @param tickets whose children were asked for; empty when it was not by ticket
  /// @param problem why the PSA does not show the rest; empty when it does
  record Step(
      Optional<Page> page,
      Track track,
      boolean ended,
      List<Track> more,
      long total,
      IdRange range,
      Set<Long> tickets,
      String problem) {

    Step(
        Optional<Page> page,
        Track track,
        boolean ended,
        long total,
        IdRange range,
        Set<Long> tickets) {
      this(page, track, ended, List.of(), total, range, tickets, "");
    }

    Step withTotal(long counted) {
      return new Step(page, track, ended, more, counted, range, tickets, problem);
    }

    Step beside(Track other) {
      return new Step(page, track, ended, List.of(other), total, range, tickets, problem);
    }

    /// Whether nothing of the track was read before.
    boolean isFirst() {
      return range.after() < 0;
    }
  }

  /// Without these there is nothing to judge.
  private static final Set<Entity> NEEDED =
      Set.of(Entity.COMPANY, Entity.CONTACT, Entity.TICKET, Entity.NOTE, Entity.TIME_ENTRY);

  /// Two walks over lists end in two lists that are partly empty, and know less about what is left.
  private static final int PAGES_TO_DIVIDE = 24;

  /// What the position of a track begins with that reads the children of all tickets.
  private static final String ALL = "all:";

  private final SignalStore signals;
  private final RunSlices slices;

  TrackReader(SignalStore signals, RunSlices slices) {
    this.signals = signals;
    this.slices = slices;
  }

  static boolean isReadByTicket(Mode mode, Entity entity) {
    return mode.isWhole() && (entity == Entity.NOTE || entity == Entity.TIME_ENTRY);
  }

  /// How many records a track will have by the PSA's own count. What a quick run has to read is
  /// mostly less than a page: it is counted when it is more. Children that are read by ticket are
  /// guessed from all there are until the tickets are known.
  long count(OpenConnections.Open open, SyncRun run, Entity entity) {
    if (!run.mode().isWhole()) {
      return 0;
    }
    return isReadByTicket(run.mode(), entity)
        ? guess(open, run, entity)
        : slices
            .slice(open, run, entity)
            .map(slice -> open.psa().reader().count(entity, slice))
            .orElse(0L);
  }

  /// How an entity stands before it is read. An API user who may not see what only rounds off the
  /// copy does not keep a run from its tickets; the run says so.
  Progress counted(OpenConnections.Open open, SyncRun run, Entity entity) {
    try {
      return new Progress(entity, 0, count(open, run, entity), 0);
    } catch (PsaFault fault) {
      return new Progress(entity, 0, 0, 0, 0, problem(entity, fault));
    }
  }

  /// @throws PsaFault the same, when it is to end the run
  private static String problem(Entity entity, PsaFault fault) {
    boolean optional = !NEEDED.contains(entity);
    boolean forbidden =
        fault.kind() == PsaFault.Kind.FORBIDDEN || fault.kind() == PsaFault.Kind.NOT_FOUND;
    if (optional && forbidden) {
      return fault.getMessage();
    }
    throw fault;
  }

  private long guess(OpenConnections.Open open, SyncRun run, Entity entity) {
    PsaReader reader = open.psa().reader();
    long openTickets = count(open, run, Entity.TICKET);
    long all = reader.count(Entity.TICKET, new Slice.Everything());
    return all == 0
        ? 0
        : reader.count(entity, new Slice.Everything()) * Math.min(openTickets, all) / all;
  }

  /// @param tickets how many tickets are in scope, for the estimate of their children
  Step next(OpenConnections.Open open, SyncRun run, Track track, long tickets) {
    try {
      return readable(open, run, track, tickets);
    } catch (PsaFault fault) {
      return new Step(
          Optional.empty(),
          track,
          true,
          List.of(),
          0,
          IdRange.ALL,
          Set.of(),
          problem(track.entity(), fault));
    }
  }

  private Step readable(OpenConnections.Open open, SyncRun run, Track track, long tickets) {
    if (!isReadByTicket(run.mode(), track.entity())) {
      return slices
          .slice(open, run, track.entity())
          .map(slice -> counted(open, run, slice, nextById(open, track, slice, "", 0)))
          .orElseGet(() -> atEnd(track));
    }
    if (track.position().isEmpty()) {
      return begin(open, run, track, tickets);
    }
    return track.position().startsWith(ALL)
        ? nextById(open, track, new Slice.Everything(), ALL, 0)
        : nextOfTickets(open, track, ChildPosition.parse(track.position()), tickets);
  }

  private static Step counted(OpenConnections.Open open, SyncRun run, Slice slice, Step step) {
    boolean untold = !run.mode().isWhole() && !step.ended() && step.isFirst();
    return untold ? step.withTotal(open.psa().reader().count(step.track().entity(), slice)) : step;
  }

  /// The first page of children, once it is decided how to read them.
  private Step begin(OpenConnections.Open open, SyncRun run, Track track, long tickets) {
    SignalStore.TicketIds longest = signals.listIds(open.ref(), "", Slice.MOST_TICKETS);
    if (longest.ids().isEmpty()) {
      return atEnd(track);
    }
    if (CompareHeld.isComparing(run)) {
      // What we hold is compared list by list, so each list is read.
      long sampled = open.psa().reader().count(track.entity(), new Slice.OfTickets(ids(longest)));
      return byLists(open, track, longest, Math.max(1, sampled), tickets);
    }
    return switch (ChildPlan.choose(open.psa().reader(), track.entity(), longest, tickets)) {
      case ChildPlan.Everything(long total) ->
          nextById(open, track, new Slice.Everything(), ALL, total);
      case ChildPlan.ByLists(long sampled) -> byLists(open, track, longest, sampled, tickets);
    };
  }

  /// Many lists are read in two ranges of tickets.
  private Step byLists(
      OpenConnections.Open open,
      Track track,
      SignalStore.TicketIds longest,
      long sampled,
      long tickets) {
    if (ChildPlan.pagesOfLists(longest, tickets, sampled) < PAGES_TO_DIVIDE) {
      return nextOfTickets(open, track, ChildPosition.atStart(sampled), tickets);
    }
    ChildPosition one = ChildPosition.atStart(sampled, Part.ONE_HALF);
    ChildPosition other = ChildPosition.atStart(sampled, Part.OTHER_HALF);
    return nextOfTickets(open, track, one, tickets).beside(at(track, other.format()));
  }

  /// @param notation what the position begins with, before the last id
  private static Step nextById(
      OpenConnections.Open open, Track track, Slice slice, String notation, long total) {
    String position = track.position();
    IdRange range =
        position.isEmpty() ? IdRange.ALL : IdRange.parse(position.substring(notation.length()));
    Page page = open.psa().reader().read(track.entity(), range.within(slice), range.after());
    IdRange left = range.goingOnAfter(lastId(page, range.after()));
    return new Step(
        Optional.of(page),
        seen(track, page, notation + left.format()),
        page.last(),
        total,
        range,
        Set.of());
  }

  private Step nextOfTickets(
      OpenConnections.Open open, Track track, ChildPosition at, long tickets) {
    int size = at.tickets() > 0 ? at.tickets() : at.nextListSize(tickets, Slice.MOST_TICKETS);
    SignalStore.TicketIds list = signals.listIds(open.ref(), at.part(), at.ticketsAfter(), size);
    if (list.ids().isEmpty()) {
      return atEnd(track);
    }
    if (at.expectsNone() && open.psa().reader().count(track.entity(), ofTickets(list)) == 0) {
      return withoutChildren(track, at.listDone(list.next(), list.ids().size(), 0), list);
    }
    Page page = open.psa().reader().read(track.entity(), ofTickets(list), at.after());
    int found = page.records().size();
    ChildPosition next =
        page.last()
            ? at.listDone(list.next(), list.ids().size(), found)
            : at.readMore(size, lastId(page, at.after()), found);
    boolean ended = page.last() && list.next().isEmpty();
    return new Step(
        Optional.of(page),
        seen(track, page, next.format()),
        ended,
        next.expected(tickets),
        IdRange.ALL.goingOnAfter(at.after()),
        ids(list));
  }

  /// A list that very likely has no children is counted, not read: one call either way, and the
  /// lighter one. If no list has any, there is no cursor of their own, see [RunSlices].
  private static Step withoutChildren(Track track, ChildPosition next, SignalStore.TicketIds list) {
    Track after = new Track(track.entity(), next.format(), track.psaTime(), track.latestChange());
    return new Step(Optional.empty(), after, list.next().isEmpty(), 0, IdRange.ALL, ids(list));
  }

  private static Step atEnd(Track track) {
    return new Step(Optional.empty(), track, true, 0, IdRange.ALL, Set.of());
  }

  static Track at(Track track, String position) {
    return new Track(track.entity(), position, track.psaTime(), track.latestChange());
  }

  /// What the position of a track that is read by id begins with.
  static String notationOf(String position) {
    return position.startsWith(ALL) ? ALL : "";
  }

  static Slice ofTickets(SignalStore.TicketIds list) {
    return new Slice.OfTickets(ids(list));
  }

  private static Set<Long> ids(SignalStore.TicketIds list) {
    return list.ids().stream().map(TicketId::value).collect(Collectors.toSet());
  }

  private static long lastId(Page page, long before) {
    return page.records().isEmpty() ? before : page.records().getLast().recordId();
  }

  /// The track with its new position, and with what its cursor will be made of.
  private static Track seen(Track track, Page page, String position) {
    return new Track(
        track.entity(),
        position,
        track.psaTime() == null ? page.psaTime() : track.psaTime(),
        latest(track.latestChange(), page));
  }

  private static @Nullable Instant latest(@Nullable Instant before, Page page) {
    return page.records().stream()
        .map(record -> record.changedAt())
        .reduce(before, (a, b) -> a == null || b.isAfter(a) ? b : a);
  }
}
