package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Track;
import java.time.Instant;
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
  /// @param total how many records the track will have in all as far as this tells; 0 when it tells
  ///   nothing
  record Step(Optional<Page> page, Track track, boolean ended, long total) {}

  private final SignalStore signals;
  private final RunSlices slices;

  TrackReader(SignalStore signals, RunSlices slices) {
    this.signals = signals;
    this.slices = slices;
  }

  static boolean isReadByTicket(Mode mode, Entity entity) {
    return mode == Mode.FULL && (entity == Entity.NOTE || entity == Entity.TIME_ENTRY);
  }

  /// How many records a track has by the PSA's own count. Children that are read by ticket cannot
  /// be counted before the tickets are known: 0, and each page says better.
  long count(OpenConnections.Open open, SyncRun run, Entity entity) {
    return isReadByTicket(run.mode(), entity)
        ? 0
        : slices
            .slice(open, run, entity)
            .map(slice -> open.psa().reader().count(entity, slice))
            .orElse(0L);
  }

  /// @param tickets how many tickets are in scope, for the estimate of their children
  Step next(OpenConnections.Open open, SyncRun run, Track track, long tickets) {
    return isReadByTicket(run.mode(), track.entity())
        ? nextOfTickets(open, track, tickets)
        : nextById(open, run, track);
  }

  private Step nextById(OpenConnections.Open open, SyncRun run, Track track) {
    Optional<Slice> slice = slices.slice(open, run, track.entity());
    if (slice.isEmpty()) {
      return atEnd(track);
    }
    long after = track.position().isEmpty() ? -1 : Long.parseLong(track.position());
    Page page = open.psa().reader().read(track.entity(), slice.get(), after);
    return new Step(
        Optional.of(page), seen(track, page, Long.toString(lastId(page, after))), page.last(), 0);
  }

  private Step nextOfTickets(OpenConnections.Open open, Track track, long tickets) {
    ChildPosition at = ChildPosition.parse(track.position());
    int size = at.tickets() > 0 ? at.tickets() : at.nextListSize(Slice.MOST_IDS, PsaReader.PAGE);
    SignalStore.TicketIds list = signals.listIds(open.ref(), at.ticketsAfter(), size);
    if (list.ids().isEmpty()) {
      return atEnd(track);
    }
    Page page =
        open.psa().reader().read(track.entity(), new Slice.OfTickets(values(list)), at.after());
    int found = page.records().size();
    ChildPosition next =
        page.last()
            ? at.listDone(list.next(), list.ids().size(), found)
            : at.readMore(size, lastId(page, at.after()), found);
    boolean ended = page.last() && list.next().isEmpty();
    return new Step(
        Optional.of(page), seen(track, page, next.format()), ended, next.expected(tickets));
  }

  private static Step atEnd(Track track) {
    return new Step(Optional.empty(), track, true, 0);
  }

  private static Set<Long> values(SignalStore.TicketIds list) {
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
