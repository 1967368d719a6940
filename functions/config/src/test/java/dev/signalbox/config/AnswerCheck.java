package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds answers to what the OpenAPI document says about their route.
final class AnswerCheck {

  private final List<Route> routes;
  private final Json.Obj document;

  AnswerCheck(List<Route> routes) {
    this.routes = routes;
    this.document = new OpenApi(routes).document();
  }

  /// @throws AssertionError naming what the document does not say
  void hold(String method, String path, HttpResponse response) {
    List<String> faults = faults(method, path, response);
    if (!faults.isEmpty()) {
      throw new AssertionError(method + " " + path + " answered other than described: " + faults);
    }
  }

  List<String> faults(String method, String path, HttpResponse response) {
    return response.status() < 400
        ? faultsOfGood(method, path, response)
        : faults(schemaNamed("Problem"), Json.parse(response.body().bytes()), "body");
  }

  private List<String> faultsOfGood(String method, String path, HttpResponse response) {
    Route route =
        routes.stream()
            .filter(it -> it.method().equals(method) && it.match(path).isPresent())
            .findFirst()
            .orElseThrow();
    Optional<Json.Obj> described =
        document
            .object("paths")
            .flatMap(paths -> paths.object(route.path()))
            .flatMap(operations -> operations.object(method.toLowerCase(java.util.Locale.ROOT)))
            .flatMap(operation -> operation.object("responses"))
            .flatMap(answers -> answers.object(Integer.toString(response.status())));
    if (described.isEmpty()) {
      return List.of("status " + response.status() + " is not described");
    }
    Optional<Json.Obj> schema =
        described
            .flatMap(answer -> answer.object("content"))
            .flatMap(content -> content.object("application/json"))
            .flatMap(json -> json.object("schema"));
    if (schema.isEmpty()) {
      return response.body().isEmpty() || path.equals("/v1/openapi.json")
          ? List.of()
          : List.of("a body that is not described");
    }
    return faults(schema.get(), Json.parse(response.body().bytes()), "body");
  }

  /// What of a value a schema does not allow. Fields that an object's schema does not name count.
  List<String> faults(Json.Obj schema, Json value, String place) {
    if (schema.text("$ref").isPresent()) {
      String reference = schema.text("$ref").get();
      return faults(schemaNamed(reference.substring(reference.lastIndexOf('/') + 1)), value, place);
    }
    if (schema.find("anyOf").isPresent()) {
      boolean fits =
          schema.list("anyOf").stream()
              .anyMatch(kind -> faults((Json.Obj) kind, value, place).isEmpty());
      return fits ? List.of() : List.of(place + " is of no kind that is described");
    }
    return switch (schema.text("type").orElse("")) {
      case "object" ->
          value instanceof Json.Obj object ? ofObject(schema, object, place) : not(place, "object");
      case "array" ->
          value instanceof Json.Arr array ? ofArray(schema, array, place) : not(place, "array");
      case "string" -> value instanceof Json.Text ? List.of() : not(place, "string");
      case "integer" ->
          value instanceof Json.Num(var number) && number.stripTrailingZeros().scale() <= 0
              ? List.of()
              : not(place, "integer");
      case "number" -> value instanceof Json.Num ? List.of() : not(place, "number");
      case "boolean" -> value instanceof Json.Bool ? List.of() : not(place, "boolean");
      default -> not(place, "described by a type");
    };
  }

  private static List<String> not(String place, String type) {
    return List.of(place + " is not " + type);
  }

  private List<String> ofObject(Json.Obj schema, Json.Obj value, String place) {
    List<String> faults = new ArrayList<>();
    Json.Obj properties = schema.object("properties").orElseThrow();
    for (Json required : schema.list("required")) {
      if (!value.fields().containsKey(required.asText().orElseThrow())) {
        faults.add(place + " lacks " + required.asText().get());
      }
    }
    for (Map.Entry<String, Json> field : value.fields().entrySet()) {
      Optional<Json.Obj> described = properties.object(field.getKey());
      if (described.isEmpty()) {
        faults.add(place + " has " + field.getKey() + ", which is not described");
      } else {
        faults.addAll(faults(described.get(), field.getValue(), place + "." + field.getKey()));
      }
    }
    return faults;
  }

  private List<String> ofArray(Json.Obj schema, Json.Arr value, String place) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < value.items().size(); i++) {
      faults.addAll(
          faults(
              schema.object("items").orElseThrow(), value.items().get(i), place + "[" + i + "]"));
    }
    return faults;
  }

  private Json.Obj schemaNamed(String name) {
    return document
        .object("components")
        .flatMap(components -> components.object("schemas"))
        .flatMap(schemas -> schemas.object(name))
        .orElseThrow(() -> new AssertionError("no schema " + name));
  }
}
