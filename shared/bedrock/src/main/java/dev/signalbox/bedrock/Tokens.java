package dev.signalbox.bedrock;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/// The tokens of a call. Those read from or written to the cache are not counted as input.
record Tokens(long input, long output, long cacheRead, long cacheWrite) {

  static Tokens of(TokenUsage usage) {
    return new Tokens(
        orNone(usage.inputTokens()),
        orNone(usage.outputTokens()),
        orNone(usage.cacheReadInputTokens()),
        orNone(usage.cacheWriteInputTokens()));
  }

  /// All tokens that were sent.
  long prompt() {
    return input + cacheRead + cacheWrite;
  }

  private static long orNone(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}
