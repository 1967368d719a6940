package dev.signalbox.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands in the place of a record that the PSA did not show: when it was asked. Of a note or
/// time entry it is the place of the locator. Under the key of the record it costs those nothing
/// who write what is not gone: they read that key anyway, and an insert is refused there.
final class Tombstone {

  static final String GONE_AT = "goneAt"; // S, time, condition of changes

  /// Far longer than a page can be on its way from the PSA into the table.
  static final Duration KEPT = Duration.ofDays(7);

  /// Holds for what is none.
  static final Expression NONE = Expression.of("attribute_not_exists(#" + GONE_AT + ")");

  private Tombstone() {}

  static boolean is(@Nullable Item item) {
    return item != null && item.findText(GONE_AT) != null;
  }

  /// Whether this is one, and the PSA was asked no earlier than this.
  static boolean covers(@Nullable Item item, Instant readAt) {
    Instant goneAt = item == null ? null : item.findTime(GONE_AT);
    return goneAt != null && !readAt.isAfter(goneAt);
  }

  /// Holds for the same one.
  static Expression sameAs(Item tombstone) {
    return Expression.of("#goneAt=:gone").with("gone", tombstone.text(GONE_AT));
  }

  /// Puts one in place of whatever fulfils the condition.
  static Write put(Key key, Instant askedAt, Expression condition) {
    Fields fields =
        new Fields()
            .time(GONE_AT, askedAt)
            .number(Retention.EXPIRES_AT, askedAt.plus(KEPT).getEpochSecond());
    return Write.put(key, fields, condition);
  }

  /// The same fields for a record that takes the place of one.
  static Fields lifted(Fields fields) {
    return fields.text(GONE_AT, null).text(Retention.EXPIRES_AT, null);
  }
}
