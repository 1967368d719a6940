package dev.signalbox.simulation;

import java.util.EnumSet;
import java.util.Set;

/// What the product is known not to do yet. The simulation looks away there, and nowhere else; with
/// the last of these gone it looks everywhere.
public enum Gap {
  /// What is deleted, or moved to another ticket by a merge, stays in the copy where it was.
  DELETIONS;

  public static boolean isOpen(Gap gap) {
    return OPEN.contains(gap);
  }

  private static final Set<Gap> OPEN = EnumSet.allOf(Gap.class);
}
