package dev.signalbox.aws.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The deployment's key, read when it is first needed and kept from then on. A function starts
/// without it, so that what needs no key still answers and what needs it says why it cannot.
public final class KeptKey implements Supplier<DeploymentKey> {

  /// So long a failure is remembered: callers do not each wait for the same answer.
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final Supplier<DeploymentKey> reading;
  private final InstantSource clock;
  private volatile @Nullable DeploymentKey key;
  private @Nullable KeyUnreadable failure;
  private Instant failedAt = Instant.MIN;

  /// @param reading reads the key, see [DeploymentKey#load]
  public KeptKey(Supplier<DeploymentKey> reading, InstantSource clock) {
    this.reading = reading;
    this.clock = clock;
  }

  /// @throws KeyUnreadable when it cannot be read, or could not a moment ago
  @Override
  public DeploymentKey get() {
    DeploymentKey known = key;
    return known == null ? read() : known;
  }

  public byte[] bytes() {
    return get().bytes();
  }

  private synchronized DeploymentKey read() {
    DeploymentKey known = key;
    if (known != null) {
      return known;
    }
    Instant now = clock.instant();
    if (failure != null && now.isBefore(failedAt.plus(BETWEEN_TRIES))) {
      throw failure;
    }
    try {
      DeploymentKey read = reading.get();
      key = read;
      return read;
    } catch (KeyUnreadable e) {
      failure = e;
      failedAt = now;
      throw e;
    }
  }
}
