package dev.signalbox.core.triage;

import org.jspecify.annotations.Nullable;

/// An engine gave no answer. The message never repeats a prompt or an answer.
public final class EngineFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Kind {
    /// Too many calls, or not enough quota just now.
    THROTTLED,
    /// No answer in time, or the service is down.
    UNAVAILABLE,
    /// The deployment may not use the model, or it no longer exists.
    DENIED,
    /// The model declined, or its answer could not be used even after one repair.
    UNUSABLE
  }

  private final Kind kind;

  public EngineFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public boolean worthRetrying() {
    return kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE;
  }
}
