package dev.signalbox.sync;

import dev.signalbox.core.psa.Arrival;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStore.Part;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Track;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the next page of a track, with one request, and asks ahead for the one after it.
final class TrackReader {

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

  /// @throws PsaFault the same, when it is to end the run
  static String problem(Entity entity, PsaFault fault) {
    boolean optional = !NEEDED.contains(entity);
    boolean forbidden =
        fault.kind() == PsaFault.Kind.FORBIDDEN || fault.kind() == PsaFault.Kind.NOT_FOUND;
    if (optional && forbidden) {
      return fault.getMessage();
    }
    throw fault;
  }

  /// The next page once it has arrived; what is given takes it apart. Not at once: that would keep
  /// the pages of other tracks from being asked for.
  ///
  /// @param tickets how many tickets are in scope, for the estimate of their children
  Supplier<Step> next(
      OpenConnections.Open open, SyncRun run, Track track, long tickets, ReadAhead ahead) {
    try {
      return new Asking(open, run, track, tickets, ahead).step();
    } catch (PsaFault fault) {
      Step unreadable =
          new Step(
              Optional.empty(),
              track,
              true,
              List.of(),
              0,
              IdRange.ALL,
              Set.of(),
              problem(track.entity(), fault));
      return () -> unreadable;
    }
  }

  /// One track at its turn.
  private final class Asking {

    private final OpenConnections.Open open;
    private final SyncRun run;
    private final Track track;
    private final Entity entity;
    private final long tickets;
    private final ReadAhead ahead;

    Asking(OpenConnections.Open open, SyncRun run, Track track, long tickets, ReadAhead ahead) {
      this.open = open;
      this.run = run;
      this.track = track;
      this.entity = track.entity();
      this.tickets = tickets;
      this.ahead = ahead;
    }

    Supplier<Step> step() {
      if (isReadByTicket(run.mode(), entity)) {
        if (ChildPlan.isDecided(track.position())) {
          return nextOfTickets(track.position());
        }
        Step decided = decided();
        return () -> decided;
      }
      Reading reading = reading(track.position()).orElse(null);
      if (reading == null) {
        return () -> atEnd(track);
      }
      Supplier<Step> page = page(reading, 0);
      return () -> counted(page.get());
    }

    private Step counted(Step step) {
      boolean untold = !run.mode().isWhole() && !step.ended() && step.isFirst();
      return untold
          ? step.withTotal(
              open.psa().reader().count(entity, slices.slice(open, run, entity).orElseThrow()))
          : step;
    }

    /// How the children are read: kept before the first page is asked for, so that what was counted
    /// for it is not counted again when that has to wait.
    private Step decided() {
      SignalStore.TicketIds longest = signals.listIds(open.ref(), "", Slice.MOST_TICKETS);
      if (longest.ids().isEmpty()) {
        return atEnd(track);
      }
      if (CompareHeld.isComparing(run)) {
        // What we hold is compared list by list, so each list is read.
        long sampled = open.psa().reader().count(entity, ofTickets(longest));
        return byLists(longest, Math.max(1, sampled));
      }
      return switch (ChildPlan.choose(open.psa().reader(), track, longest, tickets)) {
        case ChildPlan.Everything(long total) -> decided(ALL + IdRange.ALL.format(), total);
        case ChildPlan.ByLists(long sampled) -> byLists(longest, sampled);
      };
    }

    /// Many lists are read in two ranges of tickets.
    private Step byLists(SignalStore.TicketIds longest, long sampled) {
      if (ChildPlan.pagesOfLists(longest, tickets, sampled) < PAGES_TO_DIVIDE) {
        return decided(ChildPosition.atStart(sampled).format(), 0);
      }
      ChildPosition one = ChildPosition.atStart(sampled, Part.ONE_HALF);
      ChildPosition other = ChildPosition.atStart(sampled, Part.OTHER_HALF);
      return decided(one.format(), 0).beside(at(track, other.format()));
    }

    private Step decided(String position, long total) {
      return new Step(Optional.empty(), at(track, position), false, total, IdRange.ALL, Set.of());
    }

    private Supplier<Step> nextOfTickets(String position) {
      Reading reading = reading(position).orElse(null);
      if (reading instanceof Reading.ByList of && of.at().expectsNone()) {
        Step counted = counted(of, open.psa().reader().count(entity, ofTickets(of.list())));
        return () -> counted;
      }
      return reading == null ? () -> atEnd(track) : page(reading, 0);
    }

    /// A list that very likely has no children is counted, not read: one call either way, and the
    /// lighter one. If no list has any, there is no cursor of their own, see [RunSlices].
    private Step counted(Reading.ByList of, long children) {
      return children > 0
          ? decided(of.at().expecting(of.size(), children).format(), 0)
          : new Step(
              Optional.empty(),
              at(track, of.at().listDone(of.list().next(), of.list().ids().size(), 0).format()),
              of.list().next().isEmpty(),
              0,
              IdRange.ALL,
              ids(of.list()));
    }

    private Supplier<Step> page(Reading reading, long total) {
      Arrival arrived = ahead.arrival(reading.question(), page -> questionAfter(reading, page));
      return () -> step(reading, arrived.page(), total);
    }

    private Step step(Reading reading, Page page, long total) {
      Arrival read = Arrival.of(page);
      return new Step(
          Optional.of(page),
          seen(track, page, reading.after(read)),
          reading.endsWith(page.last()),
          reading instanceof Reading.ByList of ? of.position(read).expected(tickets) : total,
          reading.range(),
          reading.tickets());
    }

    /// A list that will be counted, if it can be, is not read ahead.
    private Optional<Question> questionAfter(Reading reading, Arrival arrived) {
      return reading.endsWith(arrived.last())
          ? Optional.empty()
          : reading(reading.after(arrived))
              .filter(next -> !(next instanceof Reading.ByList of && of.at().expectsNone()))
              .map(Reading::question);
    }

    /// How it goes on from a position; empty at the end.
    private Optional<Reading> reading(String position) {
      if (!isReadByTicket(run.mode(), entity)) {
        return slices
            .slice(open, run, entity)
            .map(slice -> Reading.ById.at(entity, position, slice, ""));
      }
      if (position.startsWith(ALL)) {
        return Optional.of(Reading.ById.at(entity, position, new Slice.Everything(), ALL));
      }
      ChildPosition at = ChildPosition.parse(position);
      int size = at.tickets() > 0 ? at.tickets() : at.nextListSize(tickets, Slice.MOST_TICKETS);
      SignalStore.TicketIds list = signals.listIds(open.ref(), at.part(), at.ticketsAfter(), size);
      return list.ids().isEmpty()
          ? Optional.empty()
          : Optional.of(new Reading.ByList(entity, at, size, list));
    }
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
