package dev.signalbox.core.psa;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The PSA did not do what it was asked. The message names cause and next step and holds no secret;
/// [#psaErrors] repeats the PSA's own words.
public final class PsaFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why, as far as it decides what to do next.
  public enum Kind {
    /// User name, secret or integration code are not accepted, or the API user is disabled.
    UNAUTHORIZED,
    /// The API user lacks a right.
    FORBIDDEN,
    /// There is no such record or path.
    NOT_FOUND,
    /// The PSA understood and declined: a value or rule of its own.
    REJECTED,
    /// The answer was not what the PSA's documentation promises.
    MALFORMED,
    /// Too many calls; see [PsaFault#retryAfter].
    RATE_LIMITED,
    /// Not reached, timed out, or a fault of its own.
    UNAVAILABLE,
    /// No PSA answers at this address for this user.
    UNKNOWN_ZONE
  }

  private final Kind kind;
  private final transient List<String> psaErrors;
  private final @Nullable Duration retryAfter;

  public PsaFault(
      Kind kind,
      String message,
      List<String> psaErrors,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.psaErrors = List.copyOf(psaErrors);
    this.retryAfter = retryAfter;
  }

  public static PsaFault of(Kind kind, String message, List<String> psaErrors) {
    return new PsaFault(kind, message, psaErrors, null, null);
  }

  public static PsaFault unavailable(String message, @Nullable Throwable cause) {
    return new PsaFault(Kind.UNAVAILABLE, message, List.of(), null, cause);
  }

  public static PsaFault rateLimited(String message, Duration retryAfter, List<String> psaErrors) {
    return new PsaFault(Kind.RATE_LIMITED, message, psaErrors, retryAfter, null);
  }

  /// What happened and what to do, for people; no secret in it.
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /// The PSA's own error texts, as it sent them.
  public List<String> psaErrors() {
    return psaErrors;
  }

  /// How long the PSA, or our own limiter, wants to be left alone.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /// Whether the same request may succeed later without anybody doing anything.
  public boolean worthRetrying() {
    return switch (kind) {
      case RATE_LIMITED, UNAVAILABLE, MALFORMED -> true;
      case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, REJECTED, UNKNOWN_ZONE -> false;
    };
  }
}
