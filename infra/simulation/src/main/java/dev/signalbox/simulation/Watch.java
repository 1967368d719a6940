package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sees every write that succeeded, and holds it to what must never happen.
public final class Watch {

  public static final String NO_FORK = "a run never forks";
  public static final String NEVER_BACK = "a signal never goes back";
  public static final String OWED_ONCE = "an entry is owed once";
  public static final String JUDGED_ONCE = "an entry is judged once";
  public static final String OWN_RECORDS = "a connection holds its own records only";

  public static final String BRAKED = "what is gone in masses is let go by an admin only";

  /// More than so many of a kind do not go unasked, of as few as there are here.
  private static final int FEW = 20;

  /// One entry of a ticket into a phase.
  public record EntryKey(ConnectionRef ref, TicketId ticket, Phase phase, int entry) {}

  private record RunKey(ConnectionRef ref, RunId run) {}

  private record VerdictKey(ConnectionRef ref, TicketId ticket, Processor processor, int entry) {}

  private final Map<ConnectionRef, String> marks = new HashMap<>();
  private final Map<ConnectionRef, Instant> history = new HashMap<>();
  private final List<EntryKey> owed = new ArrayList<>();
  private final Set<EntryKey> owedOnce = new HashSet<>();
  private final Set<VerdictKey> judged = new HashSet<>();
  private final Set<EntryKey> judgedEntries = new HashSet<>();
  private final Map<RunKey, Map<Entity, Set<Object>>> missed = new HashMap<>();
  private final Set<RunKey> released = new HashSet<>();

  /// Up to when the PSA's changes are history to a connection: of what changed before, only what is
  /// open is read.
  Instant historyUntil(ConnectionRef ref) {
    return history.getOrDefault(ref, Instant.MAX);
  }

  /// A run over everything ended, and changes are read from this time on.
  void readUpTo(ConnectionRef ref, Instant time) {
    history.putIfAbsent(ref, time);
  }

  /// The next run is the first one again. What is cleared comes back as history: nothing that it
  /// owed is owed any more.
  void forgotten(ConnectionRef ref) {
    history.remove(ref);
    owed.removeIf(key -> key.ref().equals(ref));
  }

  /// What the titles of a connection's tickets begin with.
  void expect(ConnectionRef ref, String mark) {
    marks.put(ref, mark);
  }

  List<EntryKey> owed() {
    return List.copyOf(owed);
  }

  Set<EntryKey> everOwed() {
    return Set.copyOf(owedOnce);
  }

  Set<EntryKey> judgedEntries() {
    return Set.copyOf(judgedEntries);
  }

  int verdicts() {
    return judged.size();
  }

  void written(ConnectionRef ref, Optional<Signal> before, SignalStore.Saving saving) {
    Signal signal = saving.signal();
    String mark = marks.getOrDefault(ref, "");
    if (!signal.ticket().title().startsWith(mark)) {
      throw new Broken(OWN_RECORDS, ref + " got \"" + signal.ticket().title() + "\"");
    }
    if (before.isPresent() && isOlder(signal, before.get())) {
      throw new Broken(
          NEVER_BACK,
          "ticket %d of %s, last changed at %s and read at %s, over %s and %s"
              .formatted(
                  signal.ticket().id().value(),
                  ref,
                  signal.ticket().changedAt(),
                  signal.readAt(),
                  before.get().ticket().changedAt(),
                  before.get().readAt()));
    }
    saving.owed().ifPresent(this::owes);
  }

  private static boolean isOlder(Signal after, Signal before) {
    return after.ticket().changedAt().isBefore(before.ticket().changedAt())
        || after.readAt().isBefore(before.readAt());
  }

  private void owes(Owed one) {
    EntryKey key = new EntryKey(one.ref(), one.ticket(), one.phase(), one.entry());
    if (!owedOnce.add(key)) {
      throw new Broken(OWED_ONCE, key.toString());
    }
    owed.add(key);
  }

  void judged(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    if (!judged.add(new VerdictKey(ref, ticket, verdict.processor(), verdict.entry()))) {
      throw new Broken(
          JUDGED_ONCE,
          "%s of ticket %d of %s, entry %d"
              .formatted(verdict.processor().word(), ticket.value(), ref, verdict.entry()));
    }
    judgedEntries.add(new EntryKey(ref, ticket, verdict.phase(), verdict.entry()));
  }

  void advanced(RunStore runs, SyncRun run, long expectedStep) {
    long stored = runs.find(run.ref(), run.id()).map(SyncRun::step).orElse(-1L);
    if (stored != expectedStep) {
      throw new Broken(
          NO_FORK,
          "run %s went from step %d while it was at %d"
              .formatted(run.id().value(), expectedStep, stored));
    }
  }

  /// A run did not find these in the PSA.
  void missed(SyncRun run, Entity entity, Collection<?> ids) {
    missed
        .computeIfAbsent(new RunKey(run.ref(), run.id()), _ -> new EnumMap<>(Entity.class))
        .computeIfAbsent(entity, _ -> new HashSet<>())
        .addAll(ids);
  }

  /// An admin says that what a run missed is gone.
  void released(SyncRun run) {
    released.add(new RunKey(run.ref(), run.id()));
  }

  /// A run has removed some of what it missed.
  void buried(ConnectionRef ref, RunId id, Entity entity) {
    RunKey run = new RunKey(ref, id);
    int many = missed.getOrDefault(run, Map.of()).getOrDefault(entity, Set.of()).size();
    if (many > FEW && !released.contains(run)) {
      throw new Broken(
          BRAKED, "run %s of %s buries %d of %s".formatted(id.value(), ref, many, entity.word()));
    }
  }
}
