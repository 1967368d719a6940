package dev.signalbox.bedrock;

import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.EngineFault.Kind;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/// What a model sent back. Content is chosen by its type: reasoning may stand before the answer,
/// and a tool call may come as text.
record Reply(List<ContentBlock> content, String stopReason) {

  private static final Set<String> FINISHED = Set.of("end_turn", "tool_use");

  /// Reasons after which asking once more may help.
  private static final Set<String> GARBLED =
      Set.of("malformed_tool_use", "malformed_model_output", "max_tokens");

  static Reply of(ConverseResponse response) {
    List<ContentBlock> content =
        response.output() == null || response.output().message() == null
            ? List.of()
            : response.output().message().content();
    return new Reply(content, String.valueOf(response.stopReasonAsString()));
  }

  boolean isGarbled() {
    return GARBLED.contains(stopReason);
  }

  /// Refusals, guardrails, filters, a full context window, and any reason that nobody knew when
  /// this was written.
  EngineFault fault() {
    return new EngineFault(
        Kind.UNUSABLE, "The model gave no usable answer (" + word(stopReason) + ").", null);
  }

  boolean isFinished() {
    return FINISHED.contains(stopReason);
  }

  /// The answer: the input of the tool that takes it, else the first JSON object in the text.
  Optional<Json.Obj> answer() {
    return toolUse()
        .map(ToolUseBlock::input)
        .map(Documents::read)
        .flatMap(input -> input instanceof Json.Obj obj ? Optional.of(obj) : Optional.empty())
        .or(() -> inText(text()));
  }

  Optional<ToolUseBlock> toolUse() {
    return content.stream()
        .flatMap(block -> Optional.ofNullable(block.toolUse()).stream())
        .filter(use -> use.name().equals(Call.TOOL) && use.input() != null)
        .findFirst();
  }

  private String text() {
    return content.stream()
        .flatMap(block -> Optional.ofNullable(block.text()).stream())
        .collect(Collectors.joining("\n"));
  }

  private static Optional<Json.Obj> inText(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parseObject(text.substring(from, to + 1)));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private static String word(String reason) {
    return reason.matches("[a-z_]{1,40}") ? reason : "unknown stop reason";
  }
}
