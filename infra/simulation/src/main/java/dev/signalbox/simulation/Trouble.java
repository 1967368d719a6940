package dev.signalbox.simulation;

/// What can go wrong by chance. Rates are a share of the occasions.
public enum Trouble {
  /// A function is ended in the middle of what it does.
  KILL(0.04),
  /// A function's time is up while it still works, or its answer is lost.
  LOST_DONE(0.02),
  /// A store does not do what it was asked.
  STORE_REFUSES(0.004),
  /// A store does it and says that it did not.
  STORE_FORGETS(0.003),
  /// A store takes its time, in which others go on.
  STORE_SLOW(0.08),
  QUEUE_REFUSES(0.01),
  /// A message is delivered twice.
  MESSAGE_TWICE(0.05),
  /// A message takes its time.
  MESSAGE_LATE(0.05),
  SCHEDULE_TWICE(0.03),
  SCHEDULE_NEVER(0.03),
  PSA_BUSY(0.03),
  PSA_THREADS(0.02),
  PSA_GATEWAY(0.02),
  PSA_SLOW(0.02),
  PSA_CUT_BEFORE(0.02),
  PSA_CUT_AFTER(0.02),
  EVENT_LOST(0.10),
  EVENT_TWICE(0.15),
  EVENT_OVERTAKEN(0.10),
  EVENT_LATE(0.10),
  EVENT_UNSIGNED(0.05),
  EVENT_FORGED(0.05),
  HOOK_SWITCHED_OFF(0.004),
  ENGINE_SILENT(0.05),
  /// The way to a PSA has to be found first.
  PSA_SLOW_CONNECT(0.02),
  /// A hook goes off, and nobody is told.
  HOOK_SILENTLY_OFF(0.002),
  /// A stranger says that a hook is off.
  EVENT_FORGED_OFF(0.03),
  /// A field of a hook is taken and not kept.
  HOOK_FIELD_LOST(0.05),
  /// A workflow rule puts back what somebody changed.
  WRITE_REVERTED(0.3);

  private final double most;

  Trouble(double most) {
    this.most = most;
  }

  /// The highest rate that a seed may draw.
  double most() {
    return most;
  }
}
