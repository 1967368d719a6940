package dev.signalbox.local.model;

import dev.signalbox.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One Converse request.
///
/// @param modelId as it stands in the path, decoded
public record ConverseCall(String modelId, Json.Obj body) {

  /// A tool that the model may call.
  public record Tool(String name, Json.Obj schema) {}

  public List<Tool> tools() {
    return toolConfig().stream()
        .flatMap(config -> config.list("tools").stream())
        .flatMap(tool -> spec(tool).stream())
        .toList();
  }

  private static Optional<Tool> spec(Json tool) {
    return tool instanceof Json.Obj object
        ? object.object("toolSpec").map(ConverseCall::tool)
        : Optional.empty();
  }

  private static Tool tool(Json.Obj spec) {
    Json.Obj schema = spec.object("inputSchema").flatMap(s -> s.object("json")).orElse(none());
    return new Tool(spec.text("name").orElse(""), schema);
  }

  /// The tool that the request names.
  public Optional<String> forcedTool() {
    return toolConfig()
        .flatMap(config -> config.object("toolChoice"))
        .flatMap(choice -> choice.object("tool"))
        .flatMap(tool -> tool.text("name"));
  }

  /// The forced tool, else the first that is offered.
  public Optional<Tool> expectedTool() {
    Optional<String> forced = forcedTool();
    return tools().stream()
        .filter(tool -> forced.isEmpty() || tool.name().equals(forced.get()))
        .findFirst();
  }

  /// All texts of the user's messages.
  public String userText() {
    return messages().stream()
        .filter(message -> message.text("role").equals(Optional.of("user")))
        .flatMap(message -> message.list("content").stream())
        .flatMap(ConverseCall::text)
        .collect(Collectors.joining("\n"));
  }

  List<Json.Obj> messages() {
    return body.list("messages").stream()
        .map(message -> message instanceof Json.Obj object ? object : null)
        .filter(Objects::nonNull)
        .toList();
  }

  Optional<Json.Obj> toolConfig() {
    return body.object("toolConfig");
  }

  private static Stream<String> text(Json block) {
    return block instanceof Json.Obj object ? object.text("text").stream() : Stream.empty();
  }

  private static Json.Obj none() {
    return Json.object().build();
  }
}
