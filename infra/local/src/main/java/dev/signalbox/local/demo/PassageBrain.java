package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.local.model.ConverseBrain;
import dev.signalbox.local.model.ConverseCall;
import dev.signalbox.local.model.ConverseReply;
import dev.signalbox.local.model.SchemaBrain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Stands in for a model at the local Converse endpoint. It judges nothing: it quotes the ticket
/// and takes the first choice of each list that is not "unknown", so that the whole way of a
/// verdict through Bedrock can be walked on one machine.
public final class PassageBrain implements ConverseBrain {

  private static final int LONGEST_QUOTE = 200;
  private static final String UNKNOWN = "unknown";
  private static final String CUT = " […]";

  private final ConverseBrain otherwise = new SchemaBrain();

  @Override
  public ConverseReply reply(ConverseCall call) {
    Optional<Json.Obj> ticket = ticket(call);
    Optional<ConverseCall.Tool> tool =
        call.expectedTool().filter(one -> one.name().equals("record_triage"));
    if (ticket.isEmpty() || tool.isEmpty()) {
      return otherwise.reply(call);
    }
    return new ConverseReply.ToolUse(tool.get().name(), answer(tool.get().schema(), ticket.get()));
  }

  /// The part of the first message that people outside wrote.
  private static Optional<Json.Obj> ticket(ConverseCall call) {
    try {
      String first = call.userText().lines().findFirst().orElse("");
      return Json.parseObject(first).object("untrusted");
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private static Json.Obj answer(Json.Obj schema, Json.Obj ticket) {
    var answer = Json.object();
    Map<String, Json> fields = schema.object("properties").orElseThrow().fields();
    fields.forEach((name, rule) -> answer.put(name, field(name, (Json.Obj) rule, ticket)));
    return answer.build();
  }

  private static Json field(String name, Json.Obj rule, Json.Obj ticket) {
    return switch (name) {
      case "evidence" -> evidence(rule, ticket);
      case "summary" -> Json.text(quotes(ticket).findFirst().orElse(""));
      default -> plain(rule);
    };
  }

  private static Json evidence(Json.Obj rule, Json.Obj ticket) {
    Json.Obj supports =
        rule.object("items")
            .flatMap(items -> items.object("properties"))
            .flatMap(properties -> properties.object("supports"))
            .orElseThrow();
    Json all = Json.array(supports.object("items").orElseThrow().list("enum"));
    return Json.array(
        quotes(ticket)
            .map(quote -> Json.object().put("quote", quote).put("supports", all).build())
            .toList());
  }

  /// The title, and the first sentence of the description.
  private static Stream<String> quotes(Json.Obj ticket) {
    return Stream.of("title", "description")
        .flatMap(part -> ticket.text(part).stream())
        .map(text -> text.replace(CUT, "").lines().findFirst().orElse("").strip())
        .map(line -> line.replaceFirst("(?<=[.!?])\\s.*", ""))
        .map(line -> line.substring(0, Math.min(LONGEST_QUOTE, line.length())).strip())
        .filter(line -> !line.isEmpty());
  }

  private static Json plain(Json.Obj rule) {
    List<Json> choices = rule.list("enum");
    if (!choices.isEmpty()) {
      return choices.stream()
          .filter(choice -> !choice.equals(Json.text(UNKNOWN)))
          .findFirst()
          .orElse(choices.getFirst());
    }
    return switch (rule.text("type").orElse("")) {
      case "array" -> Json.array(List.of());
      case "boolean" -> Json.bool(false);
      case "integer" -> Json.number(rule.number("minimum").orElse(0));
      default -> Json.text("");
    };
  }
}
