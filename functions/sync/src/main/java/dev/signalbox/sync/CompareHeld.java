package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares what we hold with what the PSA shows to a full run. The first run of a connection has
/// nothing to compare. What the PSA did not show is only noted here, see [BuryAbsent].
final class CompareHeld {

  /// So much of what was counted has to be shown, or nothing may be concluded.
  private static final double ENOUGH = 0.9;

  private final SignalStore signals;
  private final DirectoryStore directory;
  private final RunStore runs;

  CompareHeld(SignalStore signals, DirectoryStore directory, RunStore runs) {
    this.signals = signals;
    this.directory = directory;
    this.runs = runs;
  }

  static boolean isComparing(SyncRun run) {
    return !run.drift().isEmpty();
  }

  /// Before the page is stored. Tickets are looked for one by one afterwards, see [WalkHeld], since
  /// many that we hold are no longer open.
  ///
  /// @param before what was found to differ until then
  Drift compare(SyncRun run, List<Drift> before, TrackReader.Step step, Page page) {
    Entity entity = step.track().entity();
    Drift drift = driftOf(before, entity);
    Set<Long> shown = ids(page);
    Set<Long> held = held(run.ref(), step, page, shown);
    Set<Long> missing = minus(shown, held);
    if (entity == Entity.TICKET) {
      return drift.plus(0, shown.size(), missing, Set.of());
    }
    Set<Long> extra = minus(held, shown);
    runs.noteAbsent(run, entity, extra);
    return drift.plus(held.size(), shown.size(), missing, extra);
  }

  private Set<Long> held(ConnectionRef ref, TrackReader.Step step, Page page, Set<Long> shown) {
    Entity entity = step.track().entity();
    long after = step.range().after();
    long upTo = page.last() ? step.range().upTo() : page.records().getLast().recordId();
    return switch (entity) {
      case TICKET ->
          signals.findAll(ref, shown.stream().map(TicketId::new).toList()).values().stream()
              .filter(signal -> signal.standing() != Signal.Standing.GONE)
              .map(signal -> signal.ticket().recordId())
              .collect(Collectors.toSet());
      case NOTE, TIME_ENTRY ->
          signals
              .childIds(ref, entity, step.tickets().stream().map(TicketId::new).toList())
              .stream()
              .filter(id -> id > after && id <= upTo)
              .collect(Collectors.toSet());
      default -> directory.idsBetween(ref, entity, after, upTo);
    };
  }

  /// At the end of a track whose records were counted before.
  static Drift checked(Drift drift, long counted) {
    return drift.psa() < counted * ENOUGH ? drift.incomplete() : drift;
  }

  static Drift driftOf(SyncRun run, Entity entity) {
    return driftOf(run.drift(), entity);
  }

  static Drift driftOf(List<Drift> all, Entity entity) {
    return all.stream()
        .filter(one -> one.entity() == entity)
        .findFirst()
        .orElse(Drift.none(entity));
  }

  static List<Drift> with(List<Drift> all, Drift changed) {
    List<Drift> after = new ArrayList<>(all);
    after.replaceAll(one -> one.entity() == changed.entity() ? changed : one);
    return after;
  }

  static Set<Long> ids(Page page) {
    return page.records().stream().map(PsaRecord::recordId).collect(Collectors.toSet());
  }

  static Set<Long> minus(Set<Long> all, Set<Long> without) {
    Set<Long> left = new HashSet<>(all);
    left.removeAll(without);
    return left;
  }
}
