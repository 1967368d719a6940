package dev.signalbox.config;

import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.json.Json;
import java.time.Duration;

/// What a fault of the PSA is for whoever waits for our answer.
final class PsaProblems {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

  private PsaProblems() {}

  static Refusal of(PsaFault fault) {
    Refusal refusal =
        new Refusal(typeOf(fault), fault.getMessage())
            .with("psaErrors", Json.texts(fault.psaErrors()));
    return fault.worthRetrying()
        ? refusal.header(
            "retry-after",
            Long.toString(Math.max(1, fault.retryAfter().orElse(USUAL_WAIT).toSeconds())))
        : refusal;
  }

  static ErrorType typeOf(PsaFault fault) {
    return switch (fault.kind()) {
      case UNAUTHORIZED -> ErrorType.PSA_CREDENTIALS_REFUSED;
      case FORBIDDEN -> ErrorType.PSA_PERMISSION_MISSING;
      case UNKNOWN_ZONE -> ErrorType.PSA_ZONE_UNKNOWN;
      case NOT_FOUND, REJECTED -> ErrorType.PSA_REJECTED;
      case RATE_LIMITED -> ErrorType.PSA_BUSY;
      case MALFORMED, UNAVAILABLE -> ErrorType.PSA_UNAVAILABLE;
    };
  }
}
