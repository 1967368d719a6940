package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps runs and cursors, how long changes take to get here, and the daily statements.
public interface RunStore extends SeenStore, StatementStore {

  /// What came of asking for a run.
  sealed interface Begun {

    record Started(SyncRun run) implements Begun {}

    /// The same was asked for within the window.
    record Already(RunId run) implements Begun {}
  }

  /// Stores a new run unless one of the same mode and scope was begun within the window. The window
  /// begins with the first of the requests.
  Begun begin(SyncRun run, Duration window);

  Optional<SyncRun> find(ConnectionRef ref, RunId run);

  /// The one that was begun last for a mode and scope.
  Optional<SyncRun> last(ConnectionRef ref, SyncRun.Mode mode, String scopeHash);

  /// Those that have not ended, however long ago they were begun, the latest first.
  List<SyncRun> open(ConnectionRef ref);

  /// The latest first, of whatever mode.
  List<SyncRun> list(ConnectionRef ref, int limit);

  /// A page of the runs that a query takes.
  RunPage list(ConnectionRef ref, RunQuery query);

  /// Stores the run if the stored one is at `expectedStep`; false when it is not, and nothing is
  /// written then.
  boolean advance(SyncRun run, long expectedStep);

  /// Takes the run for one worker until `until`, if it has not ended, has come at least to
  /// `fromStep` (a message that comes again after a kill carries an older step than the run is at)
  /// and nobody has it; empty when it is not to be had. The step stays as it is: only [#advance]
  /// moves it, so that a worker who lost the lease without noticing cannot write.
  Optional<SyncRun> claim(ConnectionRef ref, RunId run, long fromStep, Instant now, Instant until);

  /// Up to which time of the PSA's clock an entity was read; empty before the first run.
  Optional<Instant> cursor(ConnectionRef ref, Entity entity);

  /// Moves a cursor forward, never back; one that was forgotten stays where it is, and forgotten.
  void saveCursor(ConnectionRef ref, Entity entity, Instant readUpTo);

  /// Sets the cursor of an entity of which everything was read: to where it was when it was
  /// forgotten, to `readUpTo` if there never was one. One that is there stays.
  void beginCursor(ConnectionRef ref, Entity entity, Instant readUpTo);

  /// From now on no entity has a cursor, as if none was ever read, until it is begun again.
  void forgetCursors(ConnectionRef ref);

  /// Notes records that we hold and that a run did not find in the PSA. Noting one twice is noting
  /// it once.
  void noteAbsent(SyncRun run, Entity entity, Collection<Long> ids);

  /// Some of those that were noted, by ascending id.
  List<Long> absent(ConnectionRef ref, RunId run, Entity entity, int limit);

  /// Takes some of them off the list.
  void forgetAbsent(ConnectionRef ref, RunId run, Entity entity, Collection<Long> ids);
}
