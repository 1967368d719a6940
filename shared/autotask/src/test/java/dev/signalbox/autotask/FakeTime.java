package dev.signalbox.autotask;

import dev.signalbox.core.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A clock that pauses move, and nothing else.
final class FakeTime implements InstantSource, Pause {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  final List<Duration> pauses = new ArrayList<>();

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }
}
