package dev.signalbox.bench.coldstart;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The items of one table, to be read by key or by the partition of the table or an index.
final class StubTable {

  /// What the functions are told that it is called.
  static final String NAME = "signalbox-state";

  private static final Pattern PARTITION = Pattern.compile("(#?\\w+)\\s*=\\s*(:\\w+)");
  private static final Pattern PREFIX =
      Pattern.compile("begins_with\\s*\\(\\s*(#?\\w+)\\s*,\\s*(:\\w+)\\s*\\)");

  private final List<Json.Obj> items;

  StubTable(List<Json.Obj> items) {
    this.items = List.copyOf(items);
  }

  Json.Obj get(Json.Obj request) {
    var key = request.object("Key").orElseThrow();
    return items.stream()
        .filter(item ->
            key.fields().entrySet().stream().allMatch(e -> has(item, e.getKey(), e.getValue())))
        .findFirst()
        .map(item -> Json.object().put("Item", item).build())
        .orElseGet(() -> Json.object().build());
  }

  Json.Obj getAll(Json.Obj request) {
    var answers = Json.object();
    request
        .object("RequestItems")
        .orElseThrow()
        .fields()
        .forEach((table, asked) -> answers.put(table, Json.array(found((Json.Obj) asked))));
    return Json.object().put("Responses", answers).put("UnprocessedKeys", Json.object()).build();
  }

  private List<Json.Obj> found(Json.Obj asked) {
    return asked.list("Keys").stream()
        .map(key -> get(Json.object().put("Key", key).build()))
        .flatMap(answer -> answer.object("Item").stream())
        .toList();
  }

  Json.Obj query(Json.Obj request) {
    var found = new ArrayList<>(items);
    partition(request)
        .ifPresent(p -> found.removeIf(item -> !text(item, p.name()).equals(p.value())));
    condition(request, PREFIX)
        .ifPresent(p -> found.removeIf(item -> !text(item, p.name()).startsWith(p.value())));
    long limit = request.number("Limit").orElse(Integer.MAX_VALUE);
    var page = found.subList(0, (int) Math.min(limit, found.size()));
    return Json.object()
        .put("Items", Json.array(page))
        .put("Count", page.size())
        .put("ScannedCount", page.size())
        .build();
  }

  /// What an expression asks of an attribute.
  record Asked(String name, String value) {}

  static Optional<Asked> partition(Json.Obj request) {
    return condition(request, PARTITION);
  }

  private static Optional<Asked> condition(Json.Obj request, Pattern pattern) {
    Matcher matcher = pattern.matcher(request.text("KeyConditionExpression").orElse(""));
    if (!matcher.find()) {
      return Optional.empty();
    }
    var names = request.object("ExpressionAttributeNames").orElse(Json.object().build());
    var values = request.object("ExpressionAttributeValues").orElseThrow();
    String name = names.text(matcher.group(1)).orElse(matcher.group(1));
    return values.object(matcher.group(2)).flatMap(v -> v.text("S")).map(v -> new Asked(name, v));
  }

  private static boolean has(Json.Obj item, String name, Json value) {
    return item.find(name).filter(value::equals).isPresent();
  }

  private static String text(Json.Obj item, String name) {
    return item.object(name).flatMap(value -> value.text("S")).orElse("");
  }
}
