package dev.signalbox.core.psa;

/// What a PSA call is made for; each purpose has its share of an account's calls.
public enum Purpose {
  /// Somebody waits at a screen.
  INTERACTIVE,
  /// A webhook hinted at a change.
  REFRESH,
  /// A run over the data.
  RUN,
  /// Setting up and repairing webhooks.
  UPKEEP
}
