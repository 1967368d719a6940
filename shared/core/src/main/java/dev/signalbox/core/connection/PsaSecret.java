package dev.signalbox.core.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the deployment must keep to itself about one connection. Prints nothing of it.
///
/// @param secret the API user's secret
/// @param integrationCode the API tracking identifier; empty when the deployment's own is used
/// @param hookSecret the key with which the PSA signs its webhooks
/// @param previousHookSecret the key before the last rotation
/// @param previousUntil until when that one is still accepted; without a time it is not
public record PsaSecret(
    String secret,
    String integrationCode,
    @Nullable String hookSecret,
    @Nullable String previousHookSecret,
    @Nullable Instant previousUntil) {

  /// How long the key before a rotation is still accepted.
  public static final Duration OVERLAP = Duration.ofHours(24);

  private static final Duration SETTLED = Duration.ofMinutes(15);

  /// A secret whose webhook key is not being rotated.
  public PsaSecret(
      String secret,
      String integrationCode,
      @Nullable String hookSecret,
      @Nullable String previousHookSecret) {
    this(secret, integrationCode, hookSecret, previousHookSecret, null);
  }

  /// Whether both are the same to the PSA's API, whatever signs its webhooks.
  public boolean opensLike(PsaSecret other) {
    return secret.equals(other.secret) && integrationCode.equals(other.integrationCode);
  }

  public PsaSecret withSecret(String changed, String changedCode) {
    return new PsaSecret(changed, changedCode, hookSecret, previousHookSecret, previousUntil);
  }

  /// With the first key; one that was there before is not accepted any more.
  public PsaSecret withHookSecret(String changed) {
    return new PsaSecret(secret, integrationCode, changed, null, null);
  }

  /// With a new key beside the one before, which is accepted for the overlap. Whatever was before
  /// that is not: at most two keys live.
  public PsaSecret rotated(String next, Instant now) {
    return new PsaSecret(secret, integrationCode, next, hookSecret, now.plus(OVERLAP));
  }

  /// When the last rotation began; empty when there was none.
  public Optional<Instant> rotatedAt() {
    return Optional.ofNullable(previousUntil).map(until -> until.minus(OVERLAP));
  }

  /// Whether hooks may still sign with the key before: another rotation would take it away.
  public boolean isBeingRotated(Instant now) {
    return rotatedAt().filter(began -> now.isBefore(began.plus(SETTLED))).isPresent();
  }

  /// The keys that a signature may be made with now.
  public List<String> liveHookSecrets(Instant now) {
    boolean overlap = previousUntil != null && now.isBefore(previousUntil);
    return Stream.of(hookSecret, overlap ? previousHookSecret : null)
        .flatMap(Stream::ofNullable)
        .filter(key -> !key.isBlank())
        .toList();
  }

  @Override
  public String toString() {
    return "PsaSecret[***]";
  }
}
