package dev.signalbox.local.model;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.http.Response;
import java.time.Duration;
import java.util.UUID;

/// Replies in the shape of the service.
final class ConverseWire {

  private static final int CHARACTERS_PER_TOKEN = 4;

  private ConverseWire() {}

  static Response response(ConverseCall call, ConverseReply reply, Duration took) {
    return switch (reply) {
      case ConverseReply.ToolUse(var tool, var input) ->
          answer(call, "tool_use", toolUse(tool, input), took);
      case ConverseReply.Text(var text) -> answer(call, "end_turn", text(text), took);
      case ConverseReply.MalformedToolUse(var tool, var broken) ->
          answer(call, "malformed_tool_use", text(tool + "(" + broken), took);
      case ConverseReply.Refusal(var text) -> answer(call, "refusal", text(text), took);
      case ConverseReply.Stopped(var reason, var text) -> answer(call, reason, text(text), took);
      case ConverseReply.Failure(var status, var type, var message) ->
          Response.json(status, Json.object().put("message", message))
              .with("x-amzn-ErrorType", type);
      case ConverseReply.Slow(_, var then) -> response(call, then, took);
    };
  }

  private static ObjBuilder text(String text) {
    return Json.object().put("text", text);
  }

  private static ObjBuilder toolUse(String tool, Json.Obj input) {
    String id = "tooluse_" + UUID.randomUUID().toString().replace("-", "");
    return Json.object()
        .put("toolUse", Json.object().put("toolUseId", id).put("name", tool).put("input", input));
  }

  private static Response answer(
      ConverseCall call, String stopReason, ObjBuilder content, Duration took) {
    var message =
        Json.object().put("role", "assistant").put("content", Json.array(content.build()));
    return Response.json(
        200,
        Json.object()
            .put("output", Json.object().put("message", message))
            .put("stopReason", stopReason)
            .put("usage", usage(call, message.write()))
            .put("metrics", Json.object().put("latencyMs", took.toMillis())));
  }

  private static ObjBuilder usage(ConverseCall call, String answer) {
    long in = tokens(call.body().write());
    long out = tokens(answer);
    return Json.object()
        .put("inputTokens", in)
        .put("outputTokens", out)
        .put("totalTokens", in + out);
  }

  /// Roughly what a tokenizer would count.
  private static long tokens(String text) {
    return 1L + text.length() / CHARACTERS_PER_TOKEN;
  }
}
