package dev.signalbox.simulation;

/// An invariant does not hold.
public final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  /// @param invariant what always has to hold, in a few words
  /// @param how what was seen instead
  public Broken(String invariant, String how) {
    super(invariant + ": " + how);
    this.invariant = invariant;
  }

  public String invariant() {
    return invariant;
  }
}
