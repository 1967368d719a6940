package dev.signalbox.core.triage;

import java.util.List;

/// What an engine says to one question.
public sealed interface Opinion<T> {

  /// An answer.
  ///
  /// @param confidence how sure the engine is, 0 to 1
  record Given<T>(T value, double confidence, List<Evidence> evidence) implements Opinion<T> {
    public Given {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("A confidence is between 0 and 1.");
      }
      evidence = List.copyOf(evidence);
    }
  }

  /// The engine would rather not say.
  ///
  /// @param because a sentence for people
  record Withheld<T>(String because) implements Opinion<T> {}
}
