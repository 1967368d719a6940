package dev.signalbox.local.model;

import dev.signalbox.json.Json;
import java.util.Optional;

/// What the service refuses before any model sees it.
final class ConverseRules {

  private ConverseRules() {}

  static Optional<ConverseReply> refusal(ConverseCall call) {
    return message(call).map(ConverseReply::invalid);
  }

  private static Optional<String> message(ConverseCall call) {
    if (call.messages().isEmpty()) {
      return Optional.of("messages: at least one message is required");
    }
    Json.Obj first = call.messages().getFirst();
    if (!first.text("role").equals(Optional.of("user"))) {
      return Optional.of("A conversation must start with a user message.");
    }
    boolean empty = call.messages().stream().anyMatch(message -> message.list("content").isEmpty());
    return empty
        ? Optional.of("The content field in the Message object is empty.")
        : tools(call).or(() -> inference(call));
  }

  private static Optional<String> tools(ConverseCall call) {
    if (call.toolConfig().isEmpty()) {
      return Optional.empty();
    }
    if (call.tools().isEmpty()) {
      return Optional.of("toolConfig.tools: at least one tool is required");
    }
    Optional<String> forced = call.forcedTool();
    if (forced.isPresent() && call.expectedTool().isEmpty()) {
      return Optional.of("toolChoice names " + forced.get() + ", which is not among the tools");
    }
    return call.tools().stream().flatMap(tool -> tool(tool).stream()).findFirst();
  }

  private static Optional<String> tool(ConverseCall.Tool tool) {
    if (!tool.name().matches("[a-zA-Z0-9_-]{1,64}")) {
      return Optional.of("Tool name " + tool.name() + " does not match [a-zA-Z0-9_-]{1,64}");
    }
    return tool.schema().text("type").equals(Optional.of("object"))
        ? Optional.empty()
        : Optional.of("The value at toolSpec.inputSchema.json.type must be one of: object.");
  }

  private static Optional<String> inference(ConverseCall call) {
    return call.body()
        .object("inferenceConfig")
        .filter(config -> config.number("maxTokens").orElse(1) < 1)
        .map(_ -> "inferenceConfig.maxTokens must be at least 1");
  }
}
