package dev.signalbox.bedrock;

import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.EngineFault.Kind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceQuotaExceededException;

/// What the SDK throws, as the fault it means for us.
final class Faults {

  private Faults() {}

  static EngineFault of(SdkException failure) {
    if (!(failure instanceof BedrockRuntimeException refused)) {
      return new EngineFault(
          Kind.UNAVAILABLE, "Bedrock could not be reached or did not answer in time.", failure);
    }
    Kind kind = kind(refused);
    return new EngineFault(kind, message(kind, refused), cause(refused));
  }

  private static Kind kind(BedrockRuntimeException refused) {
    if (refused.isThrottlingException() || refused instanceof ServiceQuotaExceededException) {
      return Kind.THROTTLED;
    }
    int status = refused.statusCode();
    return switch (status) {
      case 429 -> Kind.THROTTLED;
      case 401, 403, 404 -> Kind.DENIED;
      case 408, 424 -> Kind.UNAVAILABLE;
      default -> status >= 500 ? Kind.UNAVAILABLE : rejected(refused);
    };
  }

  private static Kind rejected(BedrockRuntimeException refused) {
    return needsInferenceProfile(refused) ? Kind.DENIED : Kind.UNUSABLE;
  }

  /// The base id of a model that is offered through inference profiles only.
  static boolean needsInferenceProfile(BedrockRuntimeException refused) {
    return String.valueOf(refused.getMessage()).contains("on-demand throughput");
  }

  private static String message(Kind kind, BedrockRuntimeException refused) {
    String what =
        switch (kind) {
          case THROTTLED -> "Bedrock has no quota left for this model just now";
          case DENIED -> "Bedrock does not let this deployment use the model";
          case UNAVAILABLE -> "Bedrock failed to answer";
          case UNUSABLE -> "Bedrock rejected the request";
        };
    return what + " (" + refused.statusCode() + " " + code(refused) + ").";
  }

  private static String code(BedrockRuntimeException refused) {
    return refused.awsErrorDetails() == null ? "no code" : refused.awsErrorDetails().errorCode();
  }

  /// A validation message may repeat the request, and with it the ticket: it goes no further.
  private static @Nullable SdkException cause(BedrockRuntimeException refused) {
    return refused.statusCode() == 400 ? null : refused;
  }
}
