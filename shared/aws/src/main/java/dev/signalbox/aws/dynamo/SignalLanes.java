package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.signal.Signal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Which partition of the index `list` a signal is in, and where. Open signals are spread over
/// eight partitions; resolved and closed ones have one for each month of their last activity. All
/// partitions sort alike, so that any number of them can be merged.
final class SignalLanes {

  static final String RESOLVED = "resolved";
  static final String CLOSED = "closed";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SignalLanes() {}

  /// A month in which a connection has resolved or closed signals.
  record Month(ConnectionRef ref, String list, String month) {}

  static Optional<String> of(ConnectionRef ref, Signal signal) {
    if (!signal.inScope()) {
      return Optional.empty();
    }
    return switch (signal.status()) {
      case NEW, ACTIVE -> {
        long shard = Math.floorMod(signal.ticket().id().value(), (long) Keys.OPEN_SHARDS);
        yield Optional.of(Keys.openList(ref, (int) shard));
      }
      case RESOLVED, CLOSED ->
          month(ref, signal).map(it -> Keys.monthList(ref, it.list(), it.month()));
      case CHILD -> Optional.empty();
    };
  }

  static Optional<Month> month(ConnectionRef ref, Signal signal) {
    String month = MONTH.format(signal.ticket().changedAt());
    return switch (signal.status()) {
      case RESOLVED -> Optional.of(new Month(ref, RESOLVED, month));
      case CLOSED -> Optional.of(new Month(ref, CLOSED, month));
      case NEW, ACTIVE, CHILD -> Optional.empty();
    };
  }

  /// Latest activity last; no two signals of a connection share a place.
  static String place(Signal signal) {
    return Times.text(signal.ticket().changedAt())
        + "#"
        + Keys.padded(signal.ticket().id().value());
  }
}
