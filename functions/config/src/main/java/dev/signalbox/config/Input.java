package dev.signalbox.config;

import dev.signalbox.json.Json;
import java.util.List;
import java.util.Optional;

/// A body that its [Form] let pass.
record Input(Json.Obj body) {

  String text(String field) {
    return findText(field).orElseThrow(() -> Refusal.field(field, "This field is required."));
  }

  /// The text without white space around it; empty when it is absent or blank.
  Optional<String> findText(String field) {
    return body.text(field).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The text exactly as it was sent: a secret may begin with a space.
  Optional<String> findExact(String field) {
    return body.text(field).filter(text -> !text.isEmpty());
  }

  Optional<Boolean> findBool(String field) {
    return body.bool(field);
  }

  List<Long> numbers(String field) {
    return body.list(field).stream().map(item -> item.asLong().orElseThrow()).toList();
  }

  List<Json.Obj> objects(String field) {
    return body.list(field).stream().map(Json.Obj.class::cast).toList();
  }

  boolean has(String field) {
    return body.find(field).isPresent();
  }
}
