package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import org.jspecify.annotations.Nullable;

/// Which signals of a connection to list. Signals out of scope and children are in no list.
///
/// @param queue only this queue's
/// @param status only those of this PSA status
/// @param company only this company's
/// @param text only those whose number or title contains it, ignoring case; empty for all
/// @param cursor what the page before gave as next; empty for the first page
public record SignalQuery(
    ConnectionRef ref,
    View view,
    @Nullable Long queue,
    @Nullable Long status,
    @Nullable Long company,
    String text,
    String cursor,
    int limit) {

  /// The most rows of one page.
  public static final int MOST = 200;

  public SignalQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("A page has 1 to " + MOST + " rows.");
    }
  }

  /// Which part of the signals.
  public enum View {
    /// New and active ones.
    OPEN,
    RESOLVED,
    CLOSED,
    ALL
  }
}
