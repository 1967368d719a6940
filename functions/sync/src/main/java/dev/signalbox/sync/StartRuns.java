package dev.signalbox.sync;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts the runs by which connections stay current by themselves: time entries by poll, all that
/// changed when webhooks are lost, and each night a comparison of everything in scope. The schedule
/// comes every two minutes; how long ago the last run of a kind was begun decides what is due. No
/// run is begun before the one of its kind has ended: while calls are scarce they would share what
/// there is with more and more runs, and none would end. Runs that nobody works at, whoever asked
/// for them, are taken up again.
final class StartRuns {

  /// Time entries are to be at most five minutes behind; reading them takes its part of that. The
  /// schedule comes a few seconds early or late: with twice its time, every other poll would wait
  /// for the next word.
  private static final Duration BETWEEN_POLLS = Duration.ofSeconds(210);

  private static final Duration BETWEEN_QUICK = Duration.ofSeconds(570);
  private static final Duration BETWEEN_CATCHING_UP = Duration.ofMinutes(2);

  /// Before a comparison that failed is begun again in the same night.
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(30);

  /// The hours from the tenant's midnight over which the nightly runs of all connections begin.
  private static final int NIGHT = 6;

  /// Until this hour a night is made up for: the clock may have been put over its hour, or the
  /// connection may not have worked then.
  private static final int MORNING = 8;

  /// Before a first run, or one after clearing, that failed is begun again.
  private static final Duration BETWEEN_FIRSTS = Duration.ofHours(1);

  /// Longer than a message that a killed worker had takes to come again by itself.
  private static final Duration ABANDONED = Duration.ofMinutes(7);

  /// How long the message of a run that waited may take.
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final String SCOPE = "scheduled";

  private final ConnectionStore connections;
  private final TenantStore tenants;
  private final RunStore runs;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  StartRuns(
      ConnectionStore connections,
      TenantStore tenants,
      RunStore runs,
      TaskQueue queue,
      Ids ids,
      InstantSource clock) {
    this.connections = connections;
    this.tenants = tenants;
    this.runs = runs;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// Starts what is due of every connection that works; answers of how many something may be due:
  /// those that had their first sync or begin it again.
  int start(Message origin) {
    List<Connection> all =
        connections.listAll().stream().flatMap(ref -> connections.find(ref).stream()).toList();
    Map<TenantId, ZoneId> zones = new HashMap<>();
    int started = 0;
    for (Connection connection : all) {
      ConnectionRef ref = connection.ref();
      List<SyncRun> open = takeUp(ref, origin);
      if (connection.state().works()) {
        started += startOne(ref, zones, open, origin) ? 1 : 0;
      }
    }
    return started;
  }

  /// Whether the connection had its first sync, or one that failed has to be begun again.
  private boolean startOne(
      ConnectionRef ref, Map<TenantId, ZoneId> zones, List<SyncRun> open, Message origin) {
    if (hadFirstSync(ref)) {
      start(ref, zones.computeIfAbsent(ref.tenant(), this::zone), open, origin);
      return true;
    }
    return failedFirst(ref).stream()
        .anyMatch(failed -> start(ref, failed.mode(), BETWEEN_FIRSTS, open, origin));
  }

  /// The run that was to bring everything and failed; not one that somebody thought better of.
  private Optional<SyncRun> failedFirst(ConnectionRef ref) {
    return runs.list(ref, RunQuery.of(EnumSet.of(Mode.FULL, Mode.CLEAR), 1)).runs().stream()
        .findFirst()
        .filter(run -> run.state() == State.FAILED);
  }

  /// Starts a quick run of one connection, if it had its first sync.
  void catchUp(Connection connection, Message origin) {
    ConnectionRef ref = connection.ref();
    if (hadFirstSync(ref)) {
      boolean _ = start(ref, Mode.QUICK, BETWEEN_CATCHING_UP, runs.open(ref), origin);
    }
  }

  private boolean hadFirstSync(ConnectionRef ref) {
    return runs.cursor(ref, Entity.TICKET).isPresent();
  }

  /// Sends the messages of runs again that have lost theirs; answers the runs that have not ended.
  private List<SyncRun> takeUp(ConnectionRef ref, Message origin) {
    Instant now = clock.instant();
    List<SyncRun> open = runs.open(ref);
    open.stream().filter(run -> isIdle(run, now)).forEach(run -> send(run, origin));
    return open;
  }

  private ZoneId zone(TenantId tenant) {
    return tenants.find(tenant).map(Tenant::zone).orElse(ZoneOffset.UTC);
  }

  private void start(ConnectionRef ref, ZoneId zone, List<SyncRun> open, Message origin) {
    if (isNight(ref, zone) && !wasCompared(ref, zone)) {
      boolean _ = start(ref, Mode.FULL, BETWEEN_TRIES, open, origin);
    }
    if (!start(ref, Mode.QUICK, BETWEEN_QUICK, open, origin)) {
      boolean _ = start(ref, Mode.POLL, BETWEEN_POLLS, open, origin);
    }
  }

  private boolean isNight(ConnectionRef ref, ZoneId zone) {
    int hour = clock.instant().atZone(zone).getHour();
    return hour >= Math.floorMod(ref.hashCode(), NIGHT) && hour < MORNING;
  }

  /// Whether this night's comparison was begun and did not fail. The tenant's day decides: its
  /// nights may be closer together, or farther apart, once it has changed its zone.
  private boolean wasCompared(ConnectionRef ref, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return runs.last(ref, Mode.FULL, SCOPE)
        .filter(run -> run.state() != State.FAILED)
        .filter(run -> LocalDate.ofInstant(run.startedAt(), zone).equals(today))
        .isPresent();
  }

  /// Whether a run was begun now.
  private boolean start(
      ConnectionRef ref, Mode mode, Duration between, List<SyncRun> open, Message origin) {
    if (open.stream().anyMatch(run -> covers(run, mode))) {
      return false;
    }
    SyncRun run =
        SyncRun.queued(
            new RunId(ids.next()),
            ref,
            mode,
            SyncRun.Origin.SCHEDULED,
            SCOPE,
            clock.instant(),
            origin.cause());
    if (!(runs.begin(run, between) instanceof RunStore.Begun.Started(SyncRun started))) {
      return false;
    }
    send(started, origin);
    return true;
  }

  /// Whether a run reads what another one would. One over everything does not: it may take hours.
  /// Nor does one that the PSA keeps from going on, perhaps for records of another kind.
  private static boolean covers(SyncRun running, Mode wanted) {
    boolean goesOn = running.troubledSince() == null;
    return switch (wanted) {
      case FULL, CLEAR -> running.mode().isWhole();
      case QUICK -> running.mode() == Mode.QUICK;
      case POLL -> running.mode() == Mode.POLL || (running.mode() == Mode.QUICK && goesOn);
    };
  }

  /// A run that nobody works at and that waits for nothing has lost its message; a second one does
  /// no harm.
  private static boolean isIdle(SyncRun run, Instant now) {
    return run.state() != State.HELD
        && isOver(run.leaseUntil(), ABANDONED, now)
        && isOver(run.waitingUntil(), LATE, now);
  }

  private static boolean isOver(@Nullable Instant time, Duration since, Instant now) {
    return time == null || !time.plus(since).isAfter(now);
  }

  private void send(SyncRun run, Message origin) {
    queue.send(origin.next(new Task.RunStep(run.ref(), run.id(), run.step())));
  }
}
