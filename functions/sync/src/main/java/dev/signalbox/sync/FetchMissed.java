package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookError;
import dev.signalbox.core.psa.HookErrors;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Fetches what webhooks did not bring: the deliveries that the PSA gave up, from its own log, and
/// after hooks were down everything that changed since the last run. Both can be done again and
/// again.
final class FetchMissed {

  /// For how long a PSA keeps its log, and somewhat more for clocks that differ.
  private static final Duration KEPT = Duration.ofDays(31);

  private static final Duration SKEW = Duration.ofHours(1);

  /// What is left is read by the next check.
  private static final int MOST_PAGES = 20;

  private static final int SHOWN = 200;

  private final HookWatches watches;
  private final WorkHints hints;
  private final StartRuns runs;
  private final InstantSource clock;
  private final Log log;

  FetchMissed(HookWatches watches, WorkHints hints, StartRuns runs, InstantSource clock, Log log) {
    this.watches = watches;
    this.hints = hints;
    this.runs = runs;
    this.clock = clock;
    this.log = log;
  }

  /// @param wereDown whether hooks did not work: what changed then is in no log
  void fetch(OpenConnections.Open open, Message origin, boolean wereDown) {
    ConnectionRef ref = open.ref();
    Instant now = clock.instant();
    for (int page = 0; page < MOST_PAGES; page++) {
      long after = watches.of(ref).errorsRead();
      HookErrors errors = open.psa().setup().hookErrors(now.minus(KEPT), now.plus(SKEW), after);
      reread(open, errors.items(), origin);
      watches.change(ref, watch -> watch.readTo(errors.readTo(), latest(errors.items())));
      if (errors.last()) {
        break;
      }
    }
    if (wereDown) {
      runs.catchUp(open.connection(), origin);
    }
  }

  private void reread(OpenConnections.Open open, List<HookError> errors, Message origin) {
    ConnectionRef ref = open.ref();
    List<Message> wanted = errors.stream().flatMap(error -> hint(ref, error, origin)).toList();
    if (wanted.isEmpty()) {
      return;
    }
    List<Message> unread =
        Poison.in(wanted, some -> hints.work(ref, some) == WorkHints.Outcome.FAILED, () -> true);
    log.info(
        "missedFetched",
        line -> open.in(line).put("records", wanted.size()).put("unread", unread.size()));
  }

  /// As if it came now: the record is to be read, whatever was read of it before.
  private Stream<Message> hint(ConnectionRef ref, HookError error, Message origin) {
    Entity entity = error.entity();
    Long record = error.recordId();
    return entity == null || record == null
        ? Stream.empty()
        : Stream.of(
            Message.first(
                new Task.Refresh(ref, entity, record, error.action()),
                origin.cause(),
                clock.instant()));
  }

  private static Map<Entity, HookWatch.Failure> latest(List<HookError> errors) {
    Map<Entity, HookWatch.Failure> latest = new EnumMap<>(Entity.class);
    for (HookError error : errors) {
      Entity entity = error.entity();
      if (entity != null) {
        String text = error.text().substring(0, Math.min(SHOWN, error.text().length()));
        latest.put(entity, new HookWatch.Failure(error.at(), text));
      }
    }
    return latest;
  }
}
