package dev.signalbox.core.signal;

import dev.signalbox.core.psa.PsaRecord;
import java.time.Instant;

/// The rule by which one reading of a record replaces another.
final class Newness {

  private Newness() {}

  /// Whether the given reading is newer, by date of change, then by time of reading, and differs.
  static boolean of(PsaRecord given, Instant givenReadAt, PsaRecord held, Instant heldReadAt) {
    int byPsa = given.changedAt().compareTo(held.changedAt());
    boolean older = byPsa < 0 || (byPsa == 0 && givenReadAt.isBefore(heldReadAt));
    boolean same = byPsa == 0 && given.contentHash().equals(held.contentHash());
    return !older && !same;
  }
}
