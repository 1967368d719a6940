package dev.signalbox.simulation;

import java.util.EnumSet;
import java.util.Set;

/// What the product is known not to do yet. The simulation looks away there, and nowhere else; with
/// the last of these gone it looks everywhere.
public enum Gap {
  /// Notes and time entries of a ticket that comes into scope may be older than the ticket is to
  /// us; nobody reads them when a quick run brings the ticket, or when the function dies after it.
  OLD_CHILDREN,
  /// A run whose next message is lost waits for ever.
  LOST_RUNS,
  /// Quick runs begin although the ones before still wait for calls, and hold each other up.
  PILED_RUNS,
  /// Asking how many calls were counted is a call beyond the budget.
  METERED,
  /// A hint that waits for calls too often is given up.
  IMPATIENT_HINTS,
  /// A closed ticket that we hold stays hidden when its queue is selected again.
  RESELECTED_HISTORY,
  /// Provisioning and checks of hooks may take longer than the function may run, every time.
  LONG_PROVISIONING,
  /// What is deleted, or moved to another ticket by a merge, stays in the copy where it was.
  DELETIONS;

  public static boolean isOpen(Gap gap) {
    return OPEN.contains(gap);
  }

  private static final Set<Gap> OPEN = EnumSet.allOf(Gap.class);
}
