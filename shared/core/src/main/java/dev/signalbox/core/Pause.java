package dev.signalbox.core;

import java.time.Duration;

/// Lets time pass. A port, so that a test need not wait.
@FunctionalInterface
public interface Pause {

  void pause(Duration duration);
}
