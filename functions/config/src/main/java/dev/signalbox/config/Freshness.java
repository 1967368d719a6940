package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How well our copy of each entity keeps up with the PSA, and whether it is whole.
final class Freshness {

  /// How many there are in the PSA of what we copy.
  ///
  /// @param why it is not known; empty when it is
  record Count(@Nullable Long records, String why) {

    static Count of(long records) {
      return new Count(records, "");
    }

    static Count unknown(String why) {
      return new Count(null, why);
    }
  }

  /// One entity.
  ///
  /// @param readUpTo up to which time of the PSA's clock runs have read it
  /// @param here how many we hold: of tickets the open ones in scope
  /// @param compared what the last comparison found; null before the first
  record Row(
      Entity entity,
      Seen seen,
      @Nullable Instant readUpTo,
      long here,
      Count psa,
      @Nullable Drift compared) {

    @Nullable Long difference() {
      Long there = psa.records();
      return there == null ? null : here - there;
    }
  }

  /// All of them.
  ///
  /// @param countedAt when the PSA was counted
  /// @param repairedAt when a run last went through everything
  /// @param compared the run that last compared everything; null before the first
  record Report(
      Instant countedAt,
      @Nullable Instant repairedAt,
      @Nullable SyncRun compared,
      List<Row> rows) {}

  private static final Duration TIME = Duration.ofSeconds(9);
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int REMEMBERED = 100;

  private record Counted(
      Instant at, long revision, Map<Entity, Slice> of, Map<Entity, Count> counts) {}

  private final SecretStore secrets;
  private final PsaDirectory psas;
  private final Copied copied;
  private final SignalStore signals;
  private final DirectoryStore directory;
  private final RunStore runs;
  private final InstantSource clock;
  private final Map<ConnectionRef, Counted> remembered = new LinkedHashMap<>();

  Freshness(
      SecretStore secrets,
      PsaDirectory psas,
      Copied copied,
      SignalStore signals,
      DirectoryStore directory,
      RunStore runs,
      InstantSource clock) {
    this.secrets = secrets;
    this.psas = psas;
    this.copied = copied;
    this.signals = signals;
    this.directory = directory;
    this.runs = runs;
    this.clock = clock;
  }

  Report of(Connection connection) {
    ConnectionRef ref = connection.ref();
    Map<Entity, Seen> seen = runs.seen(ref);
    Counted counted = counted(connection);
    Comparisons comparisons = Comparisons.of(runs, ref);
    List<Drift> drift = comparisons.compared().map(SyncRun::drift).orElse(List.of());
    List<Row> rows =
        counted.counts().entrySet().stream()
            .map(entry ->
                new Row(
                    entry.getKey(),
                    seen.getOrDefault(entry.getKey(), Seen.NOTHING),
                    runs.cursor(ref, entry.getKey()).orElse(null),
                    here(ref, entry.getKey()),
                    entry.getValue(),
                    of(entry.getKey(), drift)))
            .toList();
    return new Report(
        counted.at(),
        comparisons.ended().map(SyncRun::finishedAt).orElse(null),
        comparisons.compared().orElse(null),
        rows);
  }

  private static @Nullable Drift of(Entity entity, List<Drift> drift) {
    return drift.stream().filter(one -> one.entity() == entity).findFirst().orElse(null);
  }

  private long here(ConnectionRef ref, Entity entity) {
    return switch (entity) {
      case TICKET -> signals.openByQueue(ref).values().stream().mapToLong(Long::longValue).sum();
      case NOTE, TIME_ENTRY -> signals.count(ref, entity);
      default -> directory.count(ref, entity);
    };
  }

  private Counted counted(Connection connection) {
    Instant now = clock.instant();
    if (!connection.state().works()) {
      return unknown(connection, "The connection does not work at the moment.");
    }
    Optional<PsaSecret> secret = secrets.find(connection.ref());
    if (secret.isEmpty()) {
      return unknown(connection, "The connection has no secret; enter it again.");
    }
    try {
      return counted(
          connection,
          psas.open(connection, secret.get(), Purpose.INTERACTIVE, now.plus(TIME)),
          now);
    } catch (PsaFault fault) {
      return unknown(connection, fault.getMessage());
    }
  }

  private Counted unknown(Connection connection, String why) {
    Map<Entity, Count> counts = new EnumMap<>(Entity.class);
    copied.entities(connection.ref()).forEach(entity -> counts.put(entity, Count.unknown(why)));
    return new Counted(clock.instant(), 0, Map.of(), counts);
  }

  private Counted counted(Connection connection, Psa psa, Instant now) {
    Map<Entity, Slice> reads = copied.reads(connection.ref(), psa.reader());
    Optional<Counted> known =
        find(connection.ref())
            .filter(one -> one.at().plus(KEPT).isAfter(now))
            .filter(one -> one.revision() == connection.revision() && one.of().equals(reads));
    if (known.isPresent()) {
      return known.get();
    }
    List<Entity> entities = reads.keySet().stream().sorted().toList();
    Map<Entity, String> uncountable = copied.uncountable(connection.ref(), reads);
    List<Count> counts =
        Together.all(entities, entity -> count(psa.reader(), entity, reads, uncountable));
    Map<Entity, Count> all = new EnumMap<>(Entity.class);
    for (int i = 0; i < entities.size(); i++) {
      all.put(entities.get(i), counts.get(i));
    }
    Counted fresh = new Counted(now, connection.revision(), reads, all);
    if (all.entrySet().stream()
        .allMatch(it -> uncountable.containsKey(it.getKey()) || it.getValue().why().isEmpty())) {
      remember(connection.ref(), fresh);
    }
    return fresh;
  }

  private static Count count(
      PsaReader reader, Entity entity, Map<Entity, Slice> reads, Map<Entity, String> uncountable) {
    String why = uncountable.get(entity);
    if (why != null) {
      return Count.unknown(why);
    }
    try {
      return Count.of(reader.count(entity, reads.getOrDefault(entity, new Slice.Everything())));
    } catch (PsaFault fault) {
      return Count.unknown(fault.getMessage());
    }
  }

  private Optional<Counted> find(ConnectionRef ref) {
    synchronized (remembered) {
      return Optional.ofNullable(remembered.get(ref));
    }
  }

  private void remember(ConnectionRef ref, Counted now) {
    synchronized (remembered) {
      remembered.remove(ref);
      remembered.put(ref, now);
      if (remembered.size() > REMEMBERED) {
        remembered.remove(remembered.keySet().iterator().next());
      }
    }
  }
}
