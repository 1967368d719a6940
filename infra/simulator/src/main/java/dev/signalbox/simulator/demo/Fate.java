package dev.signalbox.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a ticket of the past stands today.
///
/// @param status by the golden account's word for it
/// @param endedAt when it was resolved or completed
/// @param dispatched whether somebody has sorted it yet
record Fate(String status, Optional<Instant> endedAt, boolean dispatched) {

  private static final Duration FRESH = Duration.ofDays(2);
  private static final Duration RECENT = Duration.ofDays(14);
  private static final Duration CONFIRMING = Duration.ofDays(4);
  private static final List<String> OPEN =
      List.of(
          "In Progress",
          "In Progress",
          "In Progress",
          "Waiting Customer",
          "Waiting Customer",
          "Waiting Vendor",
          "Scheduled");

  static Fate of(StoryTeller.Told told, boolean child, Instant now, double closedShare, Dice dice) {
    Duration age = Duration.between(told.at(), now);
    Instant ended = told.at().plus(Duration.ofHours(1)).plus(dice.within(Duration.ofDays(3)));
    if (child) {
      return new Fate("Child", Optional.empty(), true);
    }
    boolean solved = told.story().resolution().isPresent();
    boolean over = solved || (age.compareTo(RECENT) > 0 && dice.chance(closedShare));
    if (over && ended.isBefore(now)) {
      boolean waiting = ended.plus(CONFIRMING).isAfter(now);
      return new Fate(waiting ? "Resolved" : "Complete", Optional.of(ended), true);
    }
    if (age.compareTo(FRESH) < 0 || dice.chance(0.1)) {
      return new Fate("New", Optional.empty(), false);
    }
    return new Fate(dice.pick(OPEN), Optional.empty(), true);
  }

  boolean ended() {
    return endedAt.isPresent();
  }
}
