package dev.signalbox.simulation;

/// A way to break the product, so that the simulation shows that it would notice.
public enum Sabotage {
  /// The product as it is.
  NONE,
  /// A message is acknowledged before it is worked, so that a kill loses it.
  ACKNOWLEDGES_FIRST,
  /// A run's checkpoint asks nobody which step the run is at.
  RUNS_WITHOUT_STEPS,
  /// The cursor is the time at which a track ended, not the one at which it began.
  CURSOR_AT_THE_END,
  /// Whoever writes a signal last wins.
  LAST_WRITER_WINS,
  /// Nobody looks for changes that no webhook told of.
  NO_SCHEDULED_SYNCS,
  NO_LIMITER,
  /// Nobody looks for judgements that were asked for and never made.
  NO_SWEEP,
  /// What a signal owes is not written beside it.
  OWES_NOTHING,
  /// All connections share one key.
  TENANTS_MIXED,
  /// Verdicts are written without asking whether they are there.
  VERDICTS_AGAIN,
  /// A signature is not compared with anything.
  TRUSTS_ANYBODY,
  /// What changed is looked for by the date of last activity only.
  ONE_DATE_ONLY,
  /// A signal whose date of change did not move is not written.
  TRUSTS_DATES,
  /// A company or contact that is gone stays.
  KEEPS_WHAT_IS_GONE,
  /// A location that is gone stays.
  KEEPS_PLACES,
  /// An opportunity that is held is not written again.
  KEEPS_HOPES,
  /// Of a ticket, who works on it is not kept.
  FORGETS_A_FIELD,
  /// Changed rules are not applied to what is held.
  REAPPLIES_NOTHING,
  /// Configuration items of all types are copied, and those without one.
  IGNORES_ITEM_TYPES,
  /// Companies of all classifications are copied.
  IGNORES_CLASSIFICATIONS,
  /// What can be switched off is copied all the same.
  IGNORES_SWITCHES,
  /// While the key of webhooks is changed, only the new one is known.
  ONE_HOOK_KEY,
  /// A run removes whatever it did not find, however much.
  IGNORES_THE_BRAKE,
  /// Where an account lives is asked once only.
  REMEMBERS_THE_ZONE,
  /// Webhooks are set up as if there were none.
  HOOKS_AGAIN
}
