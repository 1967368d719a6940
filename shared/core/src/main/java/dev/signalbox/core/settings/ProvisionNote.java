package dev.signalbox.core.settings;

import java.time.Instant;
import java.util.List;

/// How provisioning webhooks ended.
///
/// @param state what came of it
/// @param message what happened, in a sentence
/// @param nextStep what an admin has to do; empty when nothing
/// @param psaErrors the PSA's own words
public record ProvisionNote(
    Instant at, State state, String message, String nextStep, List<String> psaErrors) {

  public ProvisionNote {
    psaErrors = List.copyOf(psaErrors);
  }

  /// What came of it.
  public enum State {
    DONE,
    NOT_PERMITTED,
    QUOTA_USED_UP,
    FAILED
  }
}
