package dev.signalbox.sync;

import dev.signalbox.core.psa.Slice;

/// The ids that a track has left to read: all above one of them, up to another.
///
/// @param upTo the last of them; [Long#MAX_VALUE] when there is no end
record IdRange(long after, long upTo) {

  static final IdRange ALL = new IdRange(-1, Long.MAX_VALUE);

  private static final String TO = "..";

  static IdRange parse(String text) {
    if (text.isEmpty()) {
      return ALL;
    }
    int end = text.indexOf(TO);
    return end < 0
        ? new IdRange(Long.parseLong(text), Long.MAX_VALUE)
        : new IdRange(
            Long.parseLong(text.substring(0, end)),
            Long.parseLong(text.substring(end + TO.length())));
  }

  String format() {
    return isOpen() ? Long.toString(after) : after + TO + upTo;
  }

  boolean isOpen() {
    return upTo == Long.MAX_VALUE;
  }

  Slice within(Slice slice) {
    return isOpen() ? slice : new Slice.UpTo(slice, upTo);
  }

  IdRange goingOnAfter(long id) {
    return new IdRange(id, upTo);
  }

  /// The part up to this id.
  IdRange below(long id) {
    return new IdRange(after, id);
  }

  /// Where half of what is left lies below, as far as anybody can tell: ids are given in ascending
  /// order and with about the same gaps.
  ///
  /// @param records how many are left
  /// @param gap from one id to the next
  long middle(long records, double gap) {
    long half =
        isOpen() ? Math.max(1, Math.round(gap * records / 2)) : Math.max(1, (upTo - after) / 2);
    return after + half;
  }
}
