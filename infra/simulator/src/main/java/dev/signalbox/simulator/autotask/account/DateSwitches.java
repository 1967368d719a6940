package dev.signalbox.simulator.autotask.account;

import java.time.Instant;
import java.time.temporal.ChronoField;

/// How times look, and which changes move which dates. Live tenants show times with 0 to 7 digits
/// of a second's fraction, now and then without a zone; and changes that do not move the date of
/// last activity, so that a client has to look at the other dates, and at last at the records
/// themselves (Autotask developer help, REST best practices; live tenants). Each can be set either
/// way.
///
/// @param timeDigits how finely times are kept: 0 to 7 digits of a second's fraction
/// @param timesPadded a fraction's zeros at the end are written, too
/// @param timesWithZone times end in `Z`; without it they are UTC all the same
/// @param editsMoveActivity an edit of a ticket moves its `lastActivityDate`, not only its
///   `lastTrackedModificationDateTime`
/// @param notesMoveActivity a note that is added or changed moves its ticket's `lastActivityDate`
/// @param timeMovesActivity so does a time entry
/// @param attachmentsMoveActivity so does an attachment
/// @param removalsMoveActivity so does a note, time entry or attachment that goes away
/// @param companiesMoveActivity an edit of a company moves its `lastActivityDate`, not only its
///   `lastTrackedModifiedDateTime`
/// @param contactsMoveActivity an edit of a contact moves its `lastActivityDate`, not only its
///   `lastModifiedDate`
/// @param backgroundMovesDates what no person does (workflow rules, recomputed agreements, bulk
///   edits) moves any date of a ticket at all
public record DateSwitches(
    int timeDigits,
    boolean timesPadded,
    boolean timesWithZone,
    boolean editsMoveActivity,
    boolean notesMoveActivity,
    boolean timeMovesActivity,
    boolean attachmentsMoveActivity,
    boolean removalsMoveActivity,
    boolean companiesMoveActivity,
    boolean contactsMoveActivity,
    boolean backgroundMovesDates) {

  /// As fine as the vendor's times get.
  public static final int MOST_DIGITS = 7;

  public DateSwitches {
    if (timeDigits < 0 || timeDigits > MOST_DIGITS) {
      throw new IllegalArgumentException("timeDigits takes 0 to 7.");
    }
  }

  /// The likelier answer of each.
  public static DateSwitches likely() {
    return new DateSwitches(3, false, true, true, true, true, true, true, true, true, true);
  }

  /// The other answer of each: what a client is run against as well.
  public static DateSwitches unlikely() {
    return new DateSwitches(
        MOST_DIGITS, true, false, false, false, false, false, false, false, false, false);
  }

  /// These switches with one set otherwise, by its name.
  ///
  /// @throws IllegalArgumentException when no switch has that name or its value another type
  public DateSwitches with(String name, Object value) {
    return SwitchChange.apply(DateSwitches.class, this, name, value);
  }

  /// A time as finely as the database keeps it.
  public Instant kept(Instant time) {
    int unit = 1;
    for (int digit = timeDigits; digit < 9; digit++) {
      unit *= 10;
    }
    return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % unit);
  }
}
