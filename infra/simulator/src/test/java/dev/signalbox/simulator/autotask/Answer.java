package dev.signalbox.simulator.autotask;

import dev.signalbox.json.Json;
import java.util.List;

/// What came back over HTTP.
record Answer(int status, Json.Obj body, String text) {

  String error() {
    return body.list("errors").getFirst().asText().orElseThrow();
  }

  Json.Obj item() {
    return body.object("item").orElseThrow();
  }

  List<Json.Obj> items() {
    return body.list("items").stream().map(Json.Obj.class::cast).toList();
  }

  List<Long> ids() {
    return items().stream().map(item -> item.number("id").getAsLong()).toList();
  }

  long itemId() {
    return body.number("itemId").orElseThrow(() -> new AssertionError(status + " " + text));
  }

  String next() {
    return body.object("pageDetails").orElseThrow().text("nextPageUrl").orElseThrow();
  }

  boolean hasNext() {
    return body.object("pageDetails").orElseThrow().text("nextPageUrl").isPresent();
  }
}
