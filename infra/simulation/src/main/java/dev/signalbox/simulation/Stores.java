package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.MemoryConnectionStore;
import dev.signalbox.core.connection.MemoryHoldings;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.MemoryGatheringStore;
import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.VerdictStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is stored, watched as it is written, and spoilt where a sabotage says so.
final class Stores {

  private static final Set<String> CHANGE_THE_DIRECTORY = Set.of("save", "remove", "leaveOut");

  final MemorySettingsStore settings = new MemorySettingsStore();
  final MemoryConnectionStore connections = new MemoryConnectionStore(settings);
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemoryGatheringStore gatherings = new MemoryGatheringStore();
  final MemoryHookRoutes routes = new MemoryHookRoutes();
  final MemoryHoldings holdings;
  final SignalStore signals;
  final DirectoryStore directory;
  final RunStore runs;
  final VerdictStore verdicts;

  final Watch watch;
  final ArrivedCompanies arrived;
  private final Sabotage sabotage;
  private final InstantSource clock;
  private final List<ConnectionRef> first = new ArrayList<>();

  Stores(Watch watch, Sabotage sabotage, InstantSource clock) {
    this.watch = watch;
    this.sabotage = sabotage;
    this.clock = clock;
    MemoryVerdictStore keptVerdicts = new MemoryVerdictStore();
    this.verdicts = verdicts(keptVerdicts);
    MemorySignalStore keptSignals = new MemorySignalStore(keptVerdicts);
    MemoryDirectoryStore keptDirectory = new MemoryDirectoryStore();
    MemoryRunStore keptRuns = new MemoryRunStore();
    this.arrived = new ArrivedCompanies(keptDirectory, clock);
    this.holdings = new MemoryHoldings(keptSignals, keptDirectory, settings, keptRuns);
    this.signals = signals(keptSignals);
    this.directory =
        Intercept.in(
            DirectoryStore.class,
            SpoiltDirectory.of(sabotage, keptDirectory),
            (method, given, usual) -> {
              @Nullable Object[] arguments = mixed(given);
              Object answer = usual.call(arguments);
              if (CHANGE_THE_DIRECTORY.contains(method)) {
                arrived.look(ref(arguments));
              }
              return answer;
            });
    this.runs = runs(keptRuns);
  }

  private SignalStore signals(MemorySignalStore store) {
    return Intercept.in(
        SignalStore.class,
        store,
        (method, given, usual) -> {
          @Nullable Object[] arguments = mixed(given);
          return switch (method) {
            case "save" ->
                save(
                    store,
                    ref(arguments),
                    new SignalStore.Saving(given(Signal.class, arguments, 1), owed(arguments)));
            case "saveAll" -> saveAll(store, ref(arguments), savings(arguments));
            default -> usual.call(arguments);
          };
        });
  }

  private static <T> T given(Class<T> type, @Nullable Object[] arguments, int place) {
    return type.cast(Objects.requireNonNull(arguments[place]));
  }

  private static ConnectionRef ref(@Nullable Object[] arguments) {
    return given(ConnectionRef.class, arguments, 0);
  }

  private static Optional<Owed> owed(@Nullable Object[] arguments) {
    Optional<?> owed = given(Optional.class, arguments, 2);
    return owed.map(Owed.class::cast);
  }

  private static List<SignalStore.Saving> savings(@Nullable Object[] arguments) {
    List<?> all = given(List.class, arguments, 1);
    return all.stream().map(SignalStore.Saving.class::cast).toList();
  }

  private Set<TicketId> saveAll(
      MemorySignalStore store, ConnectionRef ref, List<SignalStore.Saving> savings) {
    Map<TicketId, SignalStore.Saving> refused = new HashMap<>();
    for (SignalStore.Saving saving : savings) {
      if (!save(store, ref, saving)) {
        refused.put(saving.signal().ticket().id(), saving);
      }
    }
    return refused.keySet();
  }

  private boolean save(MemorySignalStore store, ConnectionRef ref, SignalStore.Saving saving) {
    Optional<Signal> before = store.find(ref, saving.signal().ticket().id());
    if (sabotage == Sabotage.TRUSTS_DATES && isSameDate(saving.signal(), before)) {
      return true;
    }
    Signal signal = spoilt(saving.signal(), before);
    Optional<Owed> owed = sabotage == Sabotage.OWES_NOTHING ? Optional.empty() : saving.owed();
    boolean saved = store.save(ref, signal, owed);
    if (saved) {
      watch.written(ref, before, saving);
    }
    return saved;
  }

  private static boolean isSameDate(Signal signal, Optional<Signal> before) {
    return before
        .filter(held -> held.ticket().changedAt().equals(signal.ticket().changedAt()))
        .isPresent();
  }

  private Signal spoilt(Signal signal, Optional<Signal> before) {
    if (sabotage == Sabotage.FORGETS_A_FIELD) {
      return Spoilt.withoutAssignee(signal);
    }
    return sabotage == Sabotage.LAST_WRITER_WINS && before.isPresent()
        ? signal
            .withRevision(before.get().revision())
            .readAgain(
                before.get().readAt().isAfter(signal.readAt())
                    ? before.get().readAt()
                    : signal.readAt())
        : signal;
  }

  private RunStore runs(MemoryRunStore store) {
    return Intercept.in(
        RunStore.class,
        store,
        (method, arguments, usual) ->
            switch (method) {
              case "advance" ->
                  advance(
                      store, given(SyncRun.class, arguments, 0), given(Long.class, arguments, 1));
              case "saveCursor" -> usual.call(arguments[0], arguments[1], cursor(arguments));
              case "beginCursor" -> {
                @Nullable Object begun = usual.call(arguments);
                noteHistory(store, ref(arguments));
                yield begun;
              }
              case "noteAbsent" -> {
                watch.missed(
                    given(SyncRun.class, arguments, 0),
                    given(Entity.class, arguments, 1),
                    given(Collection.class, arguments, 2));
                yield usual.call(arguments);
              }
              case "forgetAbsent" -> {
                watch.buried(
                    ref(arguments),
                    given(RunId.class, arguments, 1),
                    given(Entity.class, arguments, 2));
                yield usual.call(arguments);
              }
              case "forgetCursors" -> {
                watch.forgotten(ref(arguments));
                yield usual.call(arguments);
              }
              default -> usual.call(arguments);
            });
  }

  /// Changes are read from there on.
  private void noteHistory(RunStore store, ConnectionRef ref) {
    store.cursor(ref, Entity.TICKET).ifPresent(cursor -> watch.readUpTo(ref, cursor));
  }

  private Instant cursor(@Nullable Object[] arguments) {
    Instant readUpTo = given(Instant.class, arguments, 2);
    return sabotage == Sabotage.CURSOR_AT_THE_END ? clock.instant().plusSeconds(600) : readUpTo;
  }

  private boolean advance(MemoryRunStore store, SyncRun run, long expected) {
    Optional<SyncRun> held = store.find(run.ref(), run.id());
    boolean blind = sabotage == Sabotage.RUNS_WITHOUT_STEPS && held.isPresent();
    if (held.map(SyncRun::step).filter(step -> step == expected).isEmpty() && !blind) {
      return false;
    }
    watch.advanced(store, run, expected);
    return store.advance(unbraked(run), held.map(SyncRun::step).orElse(expected));
  }

  private SyncRun unbraked(SyncRun run) {
    boolean goesOn = sabotage == Sabotage.IGNORES_THE_BRAKE && run.state() == SyncRun.State.HELD;
    return goesOn ? run.edit().state(SyncRun.State.RUNNING).done() : run;
  }

  private VerdictStore verdicts(MemoryVerdictStore store) {
    return Intercept.in(
        VerdictStore.class,
        store,
        (method, arguments, usual) -> {
          if (method.equals("save")) {
            return save(
                store,
                ref(arguments),
                given(TicketId.class, arguments, 1),
                given(Verdict.class, arguments, 2));
          }
          return usual.call(arguments);
        });
  }

  private boolean save(
      MemoryVerdictStore store, ConnectionRef ref, TicketId ticket, Verdict verdict) {
    boolean again = sabotage == Sabotage.VERDICTS_AGAIN;
    if (again) {
      store.replace(ref, ticket, verdict);
    }
    boolean saved = again || store.save(ref, ticket, verdict);
    if (saved) {
      watch.judged(ref, ticket, verdict);
    }
    return saved;
  }

  /// With mixed tenants, every connection is the first one to come.
  private @Nullable Object[] mixed(@Nullable Object[] arguments) {
    if (sabotage != Sabotage.TENANTS_MIXED
        || arguments.length == 0
        || !(arguments[0] instanceof ConnectionRef ref)) {
      return arguments;
    }
    if (first.isEmpty()) {
      first.add(ref);
    }
    @Nullable Object[] changed = arguments.clone();
    changed[0] = first.getFirst();
    return changed;
  }
}
