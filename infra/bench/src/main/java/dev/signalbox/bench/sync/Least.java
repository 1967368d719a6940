package dev.signalbox.bench.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.sync.BenchedSync;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/// The least that a first sync can do with what it ends up holding: each record is read once, 500
/// to a call, and what there is none of is asked for once.
///
/// @param stores what the sync left
record Least(SyncRun run, BenchedSync.Stores stores) {

  /// Calls at once at one endpoint.
  private static final int AT_ONCE = 2;

  long records() {
    return run.progress().stream().mapToLong(this::held).sum();
  }

  long calls() {
    return run.progress().stream().mapToLong(progress -> pages(held(progress))).sum();
  }

  /// The time that these calls take, two at a time at each endpoint: whatever does not wait for the
  /// tickets beside them, then notes beside time entries.
  Duration time(Duration call) {
    return time(call, run.progress(), progress -> pages(held(progress)));
  }

  static Duration time(Duration call, List<Progress> of, ToLongFunction<Progress> pages) {
    ToLongFunction<Progress> turns = one -> (pages.applyAsLong(one) + AT_ONCE - 1) / AT_ONCE;
    long first = of.stream().filter(one -> !isOfTickets(one)).mapToLong(turns).max().orElse(0);
    long then = of.stream().filter(Least::isOfTickets).mapToLong(turns).max().orElse(0);
    return call.multipliedBy(first + then);
  }

  private static boolean isOfTickets(Progress progress) {
    return progress.entity() == Entity.NOTE || progress.entity() == Entity.TIME_ENTRY;
  }

  private long held(Progress progress) {
    return switch (progress.entity()) {
      case TICKET, NOTE, TIME_ENTRY -> stores.signals().count(Account.REF, progress.entity());
      default -> progress.done() - progress.skipped();
    };
  }

  private static long pages(long records) {
    return Math.max(1, (records + PsaReader.PAGE - 1) / PsaReader.PAGE);
  }
}
