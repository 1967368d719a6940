package dev.signalbox.core.triage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a processor said of a ticket on one entry into its phase.
///
/// @param value null unless settled
/// @param label the value in a word or two, for lists; empty unless settled
/// @param because why there is no value; empty when settled
/// @param contentHash of the ticket that was judged
public record Verdict(
    Processor processor,
    int entry,
    State state,
    @Nullable Judged value,
    String label,
    double confidence,
    List<Evidence> evidence,
    String because,
    Provenance provenance,
    String contentHash,
    String cause,
    Instant at) {

  public Verdict {
    evidence = List.copyOf(evidence);
    if ((state == State.SETTLED) != (value != null)) {
      throw new IllegalArgumentException("A settled verdict has a value, any other has none.");
    }
  }

  public enum State {
    SETTLED,
    ABSTAINED,
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Phase phase() {
    return processor.phase();
  }
}
