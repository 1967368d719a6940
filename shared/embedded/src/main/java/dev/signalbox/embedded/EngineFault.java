package dev.signalbox.embedded;

import org.jspecify.annotations.Nullable;

/// The embedded engine cannot work at all: its model is missing, damaged or refused by the runtime.
/// Trying again does not help; another build does.
public final class EngineFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private EngineFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static EngineFault broken(String message, @Nullable Throwable cause) {
    return new EngineFault(message + " Rebuild the package: it must hold the model jar.", cause);
  }

  public boolean retryHelps() {
    return false;
  }
}
