package dev.signalbox.embedded;

import dev.signalbox.core.triage.EngineFault;
import org.jspecify.annotations.Nullable;

/// Faults of a package that cannot judge at all: its model or a text is missing, damaged, or
/// refused by the runtime. Trying again does not help, another build does.
final class Broken {

  private Broken() {}

  static EngineFault engine(String what, @Nullable Throwable cause) {
    return new EngineFault(
        EngineFault.Kind.UNUSABLE,
        what + " Rebuild the package with `make package`: it must hold the model.",
        cause);
  }
}
