package dev.signalbox.sync;

import dev.signalbox.core.psa.PsaFault;
import org.jspecify.annotations.Nullable;

/// One worker's time with a run: how it gets on, what it has asked for ahead, and what ends it.
final class Stint implements AutoCloseable {

  private final Pace pace;
  private final ReadAhead ahead;
  private @Nullable PsaFault end;

  Stint(Pace pace, ReadAhead ahead) {
    this.pace = pace;
    this.ahead = ahead;
  }

  Pace pace() {
    return pace;
  }

  ReadAhead ahead() {
    return ahead;
  }

  /// A part of a step was refused: this one is still kept, and no other is begun.
  void endWith(PsaFault fault) {
    end = fault;
  }

  /// @throws PsaFault which refused a part of the step before
  void goOn() {
    if (end != null) {
      throw end;
    }
  }

  @Override
  public void close() {
    ahead.close();
  }
}
