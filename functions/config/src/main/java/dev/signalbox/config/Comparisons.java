package dev.signalbox.config;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.RunPage;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The runs that went through everything, and what they found.
final class Comparisons {

  private static final int RUNS = 20;

  /// Days without any such run are looked through no further.
  private static final int MOST_PAGES = 4;

  private final List<SyncRun> latest;

  private Comparisons(List<SyncRun> latest) {
    this.latest = List.copyOf(latest);
  }

  static Comparisons of(RunStore runs, ConnectionRef ref) {
    List<SyncRun> found = new ArrayList<>();
    RunQuery query = RunQuery.of(Set.of(Mode.FULL, Mode.CLEAR), RUNS);
    for (int pages = 0; pages < MOST_PAGES && found.isEmpty(); pages++) {
      RunPage page = runs.list(ref, query);
      found.addAll(page.runs());
      if (page.next() == null) {
        break;
      }
      query = query.from(page.next());
    }
    return new Comparisons(found);
  }

  /// The latest that ended well, whether or not it had anything to compare.
  Optional<SyncRun> ended() {
    return first(run -> run.state() == State.FINISHED);
  }

  /// The latest that compared everything; a held one found so much gone that an admin has to say
  /// whether it goes here, too.
  Optional<SyncRun> compared() {
    return first(run ->
        !run.drift().isEmpty() && (run.state() == State.FINISHED || run.state() == State.HELD));
  }

  private Optional<SyncRun> first(Predicate<SyncRun> wanted) {
    return latest.stream().filter(wanted).findFirst();
  }
}
