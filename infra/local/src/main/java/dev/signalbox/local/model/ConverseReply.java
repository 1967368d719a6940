package dev.signalbox.local.model;

import dev.signalbox.json.Json;
import java.time.Duration;

/// What a model answers, or how the service fails to bring an answer.
public sealed interface ConverseReply {

  /// The model calls a tool.
  record ToolUse(String tool, Json.Obj input) implements ConverseReply {}

  /// The model speaks.
  record Text(String text) implements ConverseReply {}

  /// A tool call that the model did not manage to write: stop reason `malformed_tool_use`.
  record MalformedToolUse(String tool, String broken) implements ConverseReply {}

  /// The model declines: stop reason `refusal`, which the SDK does not know by name.
  record Refusal(String text) implements ConverseReply {}

  /// Any other end, such as `max_tokens` in the middle of a text.
  record Stopped(String stopReason, String text) implements ConverseReply {}

  /// The service fails, as HTTP status and error type.
  record Failure(int status, String type, String message) implements ConverseReply {}

  /// The answer takes its time.
  record Slow(Duration delay, ConverseReply then) implements ConverseReply {}

  static Failure throttled() {
    return new Failure(
        429, "ThrottlingException", "Too many requests, please wait before trying again.");
  }

  static Failure modelError() {
    return new Failure(
        424, "ModelErrorException", "The model encountered an error while processing the request.");
  }

  static Failure modelTimeout() {
    return new Failure(
        408, "ModelTimeoutException", "Model has timed out in processing the request.");
  }

  static Failure invalid(String message) {
    return new Failure(400, "ValidationException", message);
  }
}
