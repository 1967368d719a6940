package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How many calls we may make of an account: our own share of each hour, which shrinks when the
/// tenant's other integrations need what is left.
///
/// @param most of ours in an hour
/// @param hour what we used of it
/// @param count what the PSA last said about everybody's calls; null when it never did
public record CallBudget(int most, RollingHour hour, @Nullable CallCount count) {

  /// Half of what Autotask allows an account in an hour; the rest is for the tenant's other tools.
  public static final int MOST_CALLS = 5_000;

  /// How often the PSA is asked, by all functions together: asking costs a call, too.
  public static final Duration COUNTED_EVERY = Duration.ofSeconds(90);

  /// An older count says nothing about now.
  private static final Duration COUNT_HOLDS = Duration.ofMinutes(15);

  /// How many more calls a purpose may make now, at most `wanted`.
  public int room(Purpose purpose, int wanted, Instant now) {
    return Math.clamp((long) limit(purpose, now) - hour.used(now), 0, wanted);
  }

  /// Whether there is a call left to ask the PSA for its count. What others use does not matter to
  /// that: how much it is can only be known by asking.
  public boolean mayCount(Instant now) {
    return hour.used(now) < total(now);
  }

  /// How long until the PSA is to be asked for its count, which is not before `due`.
  public Duration untilCount(Instant due, Instant now) {
    Duration untilDue = Duration.between(now, due);
    Duration ownHour = hour.untilBelow(total(now), now);
    return untilDue.compareTo(ownHour) > 0 ? untilDue : ownHour;
  }

  /// How long until a purpose has room again for one call. While others leave too little, that is
  /// when the PSA is asked again.
  public Duration untilRoom(Purpose purpose, Instant now) {
    Duration ownHour = hour.untilBelow(limit(purpose, now), now);
    Duration nextCount = untilCounted(now);
    return isSqueezed(purpose, now) && nextCount.compareTo(ownHour) < 0 ? nextCount : ownHour;
  }

  /// Our calls of an hour may not go beyond this for a purpose.
  public int limit(Purpose purpose, Instant now) {
    int own = purpose.shareOf(total(now));
    return isFresh(now) ? Math.min(own, leftByOthers(purpose)) : own;
  }

  /// Our calls of an hour, all purposes together; never more than half of what the PSA allows.
  public int total(Instant now) {
    CallCount known = count;
    return known != null && isFresh(now) ? Math.min(most, known.most() / 2) : most;
  }

  private boolean isSqueezed(Purpose purpose, Instant now) {
    return isFresh(now) && leftByOthers(purpose) < purpose.shareOf(total(now));
  }

  private int leftByOthers(Purpose purpose) {
    CallCount known = count;
    return known == null
        ? Integer.MAX_VALUE
        : Math.max(0, purpose.ceilingOf(known.most()) - known.byOthers());
  }

  private boolean isFresh(Instant now) {
    CallCount known = count;
    return known != null && known.at().plus(COUNT_HOLDS).isAfter(now);
  }

  private Duration untilCounted(Instant now) {
    CallCount known = count;
    Instant next = known == null ? now : known.at().plus(COUNTED_EVERY);
    Duration left = Duration.between(now, next);
    return left.compareTo(SOON) < 0 ? SOON : left;
  }

  private static final Duration SOON = Duration.ofSeconds(5);
}
