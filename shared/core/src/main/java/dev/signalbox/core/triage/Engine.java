package dev.signalbox.core.triage;

import java.time.Duration;

/// Judges tickets: the embedded models, or a model on Bedrock. Safe to be used by several threads.
public interface Engine {

  /// What an engine answered, and what that took.
  record Answer(IntakeOpinion opinion, Provenance provenance) {}

  /// Judges a new ticket in at most one model call and one repair.
  ///
  /// @throws EngineFault when there is no answer at all; an answer in parts withholds the rest
  Answer judge(IntakeCase ticket);

  /// This engine when a judgement may take no longer than this; itself when it never asks anybody.
  default Engine within(Duration most) {
    return this;
  }

  /// Loads what the first judgement needs. Never calls a model, never throws.
  default void prime() {}
}
