package dev.signalbox.aws.secret;

import org.jspecify.annotations.Nullable;

/// The deployment's key is not to be had; trying again helps once whoever runs the deployment has
/// mended it.
public final class KeyUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyUnreadable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
