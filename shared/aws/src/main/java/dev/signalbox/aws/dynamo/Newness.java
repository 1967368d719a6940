package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.PsaRecord;
import java.time.Instant;

/// When one reading of a record replaces another: by date of change, then by time of reading, and
/// only if it differs.
final class Newness {

  private Newness() {}

  static boolean of(
      PsaRecord given,
      Instant givenReadAt,
      Instant heldChangedAt,
      Instant heldReadAt,
      String heldHash) {
    int byPsa = given.changedAt().compareTo(heldChangedAt);
    boolean readLater = !givenReadAt.isBefore(heldReadAt);
    return byPsa > 0 || (byPsa == 0 && readLater && !given.contentHash().equals(heldHash));
  }
}
