package dev.signalbox.simulation.time;

/// Ends a piece of work where it stands. An error, so that no handler of faults takes it for one.
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
