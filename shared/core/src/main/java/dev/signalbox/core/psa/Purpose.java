package dev.signalbox.core.psa;

import java.util.Locale;

/// What a PSA call is made for; each purpose has its share of an account's calls.
public enum Purpose {
  /// Somebody waits at a screen.
  INTERACTIVE(100, 95),
  /// A webhook hinted at a change.
  REFRESH(90, 85),
  /// A run over the data.
  RUN(70, 75),
  /// Comparing our copy with the PSA. Nobody waits for it, yet with a smaller share than a run has
  /// an account whose calls are always short would never be compared.
  RECONCILE(70, 75),
  /// Setting up and repairing webhooks.
  UPKEEP(95, 90),
  /// Asking the PSA how many calls it has counted.
  METER(100, 95);

  private final int share;
  private final int ceiling;

  /// @param share how far our own calls of an hour may go for this, in percent of ours, so that
  ///   there is always something left for what is more urgent
  /// @param ceiling how far the calls of all integrations together may go for this, in percent of
  ///   what the PSA allows
  Purpose(int share, int ceiling) {
    this.share = share;
    this.ceiling = ceiling;
  }

  int shareOf(int ours) {
    return (int) ((long) ours * share / 100);
  }

  int ceilingOf(int everybodys) {
    return (int) ((long) everybodys * ceiling / 100);
  }

  /// Whether somebody waits for the answer.
  public boolean isInteractive() {
    return this == INTERACTIVE;
  }

  /// Its word in the API.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
