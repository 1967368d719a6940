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

/// Compares what we held with what the PSA shows to a full run. The first run of a connection has
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

  /// What we hold of what the next page is about; to be asked before the page is stored. Of tickets
  /// those that it shows: the others are looked for one by one afterwards, see [WalkHeld], since
  /// many that we hold are no longer open.
  Set<Long> held(ConnectionRef ref, Step step) {
    boolean nothingAsked = step.page().isEmpty() && step.tickets().isEmpty();
    return nothingAsked ? Set.of() : held(ref, step, shown(step));
  }

  /// @param before what was found to differ until then
  /// @param held what we held before
  /// @param stored what came of storing the page
  Drift compare(
      SyncRun run, List<Drift> before, Step step, Set<Long> held, StorePages.Stored stored) {
    Entity entity = step.track().entity();
    Set<Long> shown = shown(step);
    Set<Long> inScope = minus(shown, minus(stored.outside(), held));
    Set<Long> missing = minus(inScope, held);
    Set<Long> unseen = minus(held, shown);
    Set<Long> strays = strays(run.ref(), step, unseen);
    Set<Long> extra = minus(unseen, strays);
    runs.noteAbsent(run, entity, extra);
    long arrived = missing.isEmpty() ? 0 : arrived(run.ref(), step, missing);
    long left = common(stored.outside(), held).size();
    return driftOf(before, entity)
        .plus(held.size() - strays.size(), inScope.size(), missing, extra)
        .plusRepaired(arrived)
        .plusDiffering(Math.max(0, stored.written() - arrived) + left + strays.size());
  }

  /// What was held twice, of what the page did not show.
  private Set<Long> strays(ConnectionRef ref, Step step, Set<Long> unseen) {
    return unseen.isEmpty() || step.tickets().isEmpty()
        ? Set.of()
        : signals.mendChildren(ref, step.track().entity(), ticketsOf(step), unseen);
  }

  private static List<TicketId> ticketsOf(Step step) {
    return step.tickets().stream().map(TicketId::new).toList();
  }

  /// How many of the missing are here now.
  private long arrived(ConnectionRef ref, Step step, Set<Long> missing) {
    return common(missing, held(ref, step, missing)).size();
  }

  static Set<Long> common(Set<Long> some, Set<Long> others) {
    return some.stream().filter(others::contains).collect(Collectors.toSet());
  }

  private static Set<Long> shown(Step step) {
    return step.page().map(CompareHeld::ids).orElse(Set.of());
  }

  private Set<Long> held(ConnectionRef ref, Step step, Set<Long> shown) {
    Entity entity = step.track().entity();
    long after = step.range().after();
    long upTo =
        step.page()
            .filter(page -> !page.last())
            .map(page -> page.records().getLast().recordId())
            .orElse(step.range().upTo());
    return switch (entity) {
      case TICKET ->
          signals.findAll(ref, shown.stream().map(TicketId::new).toList()).values().stream()
              .filter(signal -> signal.standing() != Signal.Standing.GONE)
              .map(signal -> signal.ticket().recordId())
              .collect(Collectors.toSet());
      case NOTE, TIME_ENTRY ->
          signals.childIds(ref, entity, ticketsOf(step)).stream()
              .filter(id -> id > after && id <= upTo)
              .collect(Collectors.toSet());
      default -> directory.idsBetween(ref, entity, after, upTo);
    };
  }

  /// At the end of a track whose records were counted before.
  static Drift checked(Drift drift, long read, long counted) {
    return read < counted * ENOUGH ? drift.incomplete() : drift;
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
