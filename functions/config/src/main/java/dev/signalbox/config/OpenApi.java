package dev.signalbox.config;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The OpenAPI 3.1 document of a table of routes.
final class OpenApi {

  private final List<Route> routes;

  OpenApi(List<Route> routes) {
    this.routes = routes;
  }

  Json.Obj document() {
    return Json.object()
        .put("openapi", "3.1.0")
        .put(
            "info",
            Json.object()
                .put("title", "Signalbox")
                .put("version", "1")
                .put("description", "The API of the console. Errors are problems (RFC 9457)."))
        .put("paths", paths())
        .put("components", components())
        .build();
  }

  private Json.Obj paths() {
    Map<String, ObjBuilder> byPath = new TreeMap<>();
    for (Route route : routes) {
      byPath
          .computeIfAbsent(route.path(), _ -> Json.object())
          .put(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    ObjBuilder paths = Json.object();
    byPath.forEach(paths::put);
    return paths.build();
  }

  private static Json.Obj operation(Route route) {
    ObjBuilder operation =
        Json.object().put("summary", route.about()).put("operationId", operationId(route));
    List<Json> parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", Json.array(parameters));
    }
    if (!route.form().isEmpty()) {
      operation.put(
          "requestBody",
          Json.object()
              .put("required", true)
              .put("content", content("application/json", reference(route.form().name()))));
    }
    if (route.role() != null) {
      operation
          .put("security", Json.array(Json.object().put("session", Json.array()).build()))
          .put("x-role", route.role().word());
    }
    return operation.put("responses", responses(route)).build();
  }

  private static String operationId(Route route) {
    return route.method().toLowerCase(Locale.ROOT)
        + route.path().replace("/v1", "").replaceAll("[{}]", "").replace("/", "-");
  }

  private static List<Json> parameters(Route route) {
    List<Json> parameters = new ArrayList<>();
    route.variables().forEach(name -> parameters.add(parameter(name, "path", "string", "id")));
    route
        .query()
        .forEach(
            asked -> parameters.add(parameter(asked.name(), "query", asked.type(), asked.about())));
    if (route.once()) {
      parameters.add(
          parameter(
              "Idempotency-Key",
              "header",
              "string",
              "any text of yours; the same request under it within a day starts nothing again"));
    }
    return parameters;
  }

  private static Json parameter(String name, String in, String type, String about) {
    return Json.object()
        .put("name", name)
        .put("in", in)
        .put("required", in.equals("path"))
        .put("description", about)
        .put("schema", Json.object().put("type", type))
        .build();
  }

  private static Json.Obj responses(Route route) {
    Shape<?> answer = route.answer();
    ObjBuilder good = Json.object().put("description", route.about());
    if (answer != null) {
      good.put("content", content("application/json", reference(answer.name())));
    }
    return Json.object()
        .put(Integer.toString(route.status()), good)
        .put(
            "default",
            Json.object()
                .put("description", "what went wrong")
                .put("content", content("application/problem+json", reference("Problem"))))
        .build();
  }

  private static ObjBuilder content(String type, Json.Obj schema) {
    return Json.object().put(type, Json.object().put("schema", schema));
  }

  private static Json.Obj reference(String schema) {
    return Json.object().put("$ref", "#/components/schemas/" + schema).build();
  }

  private Json.Obj components() {
    Map<String, Json.Obj> schemas = new TreeMap<>();
    for (Route route : routes) {
      Shape<?> answer = route.answer();
      if (answer != null) {
        schemas.put(answer.name(), answer.schema());
      }
      if (!route.form().isEmpty()) {
        schemas.put(route.form().name(), route.form().schema());
      }
    }
    schemas.put("Problem", problem());
    ObjBuilder all = Json.object();
    schemas.forEach(all::put);
    ObjBuilder session =
        Json.object()
            .put("type", "http")
            .put("scheme", "bearer")
            .put("description", "from sign-in");
    return Json.object()
        .put("schemas", all)
        .put("securitySchemes", Json.object().put("session", session))
        .build();
  }

  private static Json.Obj problem() {
    ObjBuilder properties = Json.object();
    for (String field : List.of("type", "title", "detail", "nextStep", "instance")) {
      properties.put(field, Json.object().put("type", "string"));
    }
    ObjBuilder texts =
        Json.object().put("type", "array").put("items", Json.object().put("type", "string"));
    return Json.object()
        .put("type", "object")
        .put(
            "properties",
            properties
                .put("status", Json.object().put("type", "integer"))
                .put("errors", fieldErrors())
                .put("psaErrors", texts)
                .put("tenants", texts)
                .put("confirm", Json.object().put("type", "string"))
                .put("counts", counts()))
        .put("required", Json.texts(List.of("type", "title", "status", "detail", "nextStep")))
        .build();
  }

  /// What a confirmed request would remove.
  private static ObjBuilder counts() {
    ObjBuilder properties = Json.object();
    for (String field : List.of("tickets", "notes", "timeEntries")) {
      properties.put(field, Json.object().put("type", "integer"));
    }
    return Json.object().put("type", "object").put("properties", properties);
  }

  private static ObjBuilder fieldErrors() {
    ObjBuilder text = Json.object().put("type", "string");
    return Json.object()
        .put("type", "array")
        .put(
            "items",
            Json.object()
                .put("type", "object")
                .put("properties", Json.object().put("field", text).put("message", text))
                .put("required", Json.texts(List.of("field", "message"))));
  }
}
