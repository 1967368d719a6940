package dev.signalbox.core.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is, or last was, wrong with a webhook of ours.
///
/// @param since when it was first noticed
/// @param repairedAt when we last did something about it
/// @param clearedAt when it was over; null while it is not
public record HookAlarm(
    Kind kind, Instant since, @Nullable Instant repairedAt, @Nullable Instant clearedAt) {

  /// What is wrong.
  public enum Kind {
    /// The PSA had switched it off.
    DEACTIVATED,
    /// A delivery came whose signature fits none of our keys.
    BAD_SIGNATURE
  }

  public static HookAlarm raised(Kind kind, Instant at) {
    return new HookAlarm(kind, at, null, null);
  }

  public boolean rings() {
    return clearedAt == null;
  }

  public HookAlarm repaired(Instant at) {
    return new HookAlarm(kind, since, at, clearedAt);
  }

  public HookAlarm cleared(Instant at) {
    return rings() ? new HookAlarm(kind, since, repairedAt, at) : this;
  }
}
