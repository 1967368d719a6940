package dev.signalbox.simulation;

/// An invariant does not hold. An error, so that no handler of faults in the product takes it for
/// one.
public final class Broken extends Error {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  /// @param invariant what always has to hold, in a few words
  /// @param how what was seen instead
  public Broken(String invariant, String how) {
    super(invariant + ": " + how);
    this.invariant = invariant;
  }

  /// @param fault what nobody expected
  Broken(String invariant, RuntimeException fault) {
    super(invariant + ": " + fault, fault);
    this.invariant = invariant;
  }

  public String invariant() {
    return invariant;
  }
}
