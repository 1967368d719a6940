package dev.signalbox.core.signal;

import dev.signalbox.core.triage.Phase;
import java.util.Locale;
import java.util.Optional;

/// What a PSA status means to us.
public enum SignalStatus {
  /// Starts the intake processors.
  NEW,
  /// Being worked on; starts nothing. The safe default.
  ACTIVE,
  /// Starts the resolution processors.
  RESOLVED,
  /// Hidden from the default list; starts nothing.
  CLOSED,
  /// Shown only under its parent; starts nothing.
  CHILD;

  /// The status' word in the API.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SignalStatus> find(String word) {
    for (SignalStatus status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /// The phase that entering this status starts.
  public Optional<Phase> starts() {
    return switch (this) {
      case NEW -> Optional.of(Phase.INTAKE);
      case RESOLVED -> Optional.of(Phase.RESOLUTION);
      case ACTIVE, CLOSED, CHILD -> Optional.empty();
    };
  }
}
