package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads bodies, and questions that come in the URL.
final class Bodies {

  private Bodies() {}

  static Json.Obj object(Request request) {
    return parsed(request.body().text());
  }

  /// The query of a POST is its body, that of a GET its `search`.
  static Json.Obj question(Request request) {
    return request.method().equals("GET")
        ? parsed(request.parameter("search").orElse(""))
        : object(request);
  }

  /// A child's parent comes from the path, whatever the body says.
  static Json.Obj under(Json.Obj body, String parentField, long parent) {
    Map<String, Json> fields = new LinkedHashMap<>();
    body.fields()
        .forEach((name, value) -> {
          if (!name.equalsIgnoreCase(parentField)) {
            fields.put(name, value);
          }
        });
    fields.put(parentField, Json.number(parent));
    return new Json.Obj(fields);
  }

  private static Json.Obj parsed(String text) {
    try {
      return Json.parseObject(text);
    } catch (MalformedJson _) {
      String first = text.isBlank() ? "" : text.strip().substring(0, 1);
      throw Refused.because(
          "Unexpected character encountered while parsing value: "
              + first
              + ". Path '', line 0, position 0.");
    }
  }
}
