package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.Optional;

/// What a caller of the API sees.
record Answer(HttpResponse response) {

  int status() {
    return response.status();
  }

  Json.Obj body() {
    return response.body().isEmpty()
        ? Json.object().build()
        : Json.parseObject(response.body().bytes());
  }

  String text(String field) {
    return body()
        .text(field)
        .orElseThrow(() -> new AssertionError("no " + field + " in " + response.body().text()));
  }

  List<Json.Obj> items() {
    return list("items");
  }

  List<Json.Obj> list(String field) {
    return body().list(field).stream().map(Json.Obj.class::cast).toList();
  }

  /// The row of this id.
  Json.Obj row(long id) {
    return items().stream()
        .filter(row -> row.number("id").orElse(-1) == id)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + id + " in " + this));
  }

  /// The stable name of the problem; empty for a good answer.
  String problem() {
    return body().text("type").orElse("");
  }

  /// What is said about the fields that are wrong, as `field: message`.
  List<String> fieldErrors() {
    return list("errors").stream()
        .map(error -> error.text("field").orElseThrow() + ": " + error.text("message").orElse(""))
        .toList();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.headers().get(name));
  }

  /// Everything that leaves the house, to look for what must not.
  String whole() {
    return response.headers() + response.body().text();
  }

  @Override
  public String toString() {
    return status() + " " + response.body().text();
  }
}
