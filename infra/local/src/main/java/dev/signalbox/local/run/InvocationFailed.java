package dev.signalbox.local.run;

import org.jspecify.annotations.Nullable;

/// A function did not come to a result; what Lambda calls a function error.
public final class InvocationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean timedOut;

  private InvocationFailed(String message, @Nullable Throwable cause, boolean timedOut) {
    super(message, cause);
    this.timedOut = timedOut;
  }

  static InvocationFailed threw(FunctionSpec function, Throwable cause) {
    return new InvocationFailed(function.logicalId() + " failed: " + cause, cause, false);
  }

  static InvocationFailed reported(FunctionSpec function, String error) {
    return new InvocationFailed(function.logicalId() + " failed: " + error, null, false);
  }

  static InvocationFailed timedOut(FunctionSpec function) {
    return new InvocationFailed(
        function.logicalId() + " timed out after " + function.timeout().toSeconds() + " s",
        null,
        true);
  }

  /// ` at` where the function threw; empty when it did not throw in this JVM.
  String place() {
    Throwable cause = getCause();
    return cause == null || cause.getStackTrace().length == 0
        ? ""
        : " at " + cause.getStackTrace()[0];
  }

  boolean isTimeout() {
    return timedOut;
  }
}
