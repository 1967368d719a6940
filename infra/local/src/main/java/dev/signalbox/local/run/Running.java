package dev.signalbox.local.run;

import java.util.Optional;

/// Which function of this JVM is at work on a thread, or on a thread that it started: so that a
/// test can hold each one's calls against its role.
public final class Running {

  private static final InheritableThreadLocal<String> FUNCTION = new InheritableThreadLocal<>();

  private Running() {}

  /// From now on this thread, which is used for nothing else, works for a function.
  static void mark(String function) {
    FUNCTION.set(function);
  }

  /// The function's logical id; empty outside functions.
  public static Optional<String> function() {
    return Optional.ofNullable(FUNCTION.get());
  }
}
