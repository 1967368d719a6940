package dev.signalbox.core.psa;

import java.time.Instant;
import java.util.List;

/// One answer of the PSA, by ascending id.
///
/// @param last whether nothing comes after it
/// @param askedAt our clock before the request was sent: what the records are at least as new as
/// @param psaTime the PSA's clock when it answered; cursors are made of the PSA's time only
public record Page(List<PsaRecord> records, boolean last, Instant askedAt, Instant psaTime) {

  public Page {
    records = List.copyOf(records);
  }
}
