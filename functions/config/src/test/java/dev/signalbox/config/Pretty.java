package dev.signalbox.config;

import dev.signalbox.json.Json;
import java.util.stream.Collectors;

/// JSON with a line for each field, for files that people compare.
final class Pretty {

  private Pretty() {}

  static String print(Json value) {
    return print(value, "");
  }

  private static String print(Json value, String indent) {
    String deeper = indent + "  ";
    return switch (value) {
      case Json.Obj object when !object.fields().isEmpty() ->
          object.fields().entrySet().stream()
              .map(field ->
                  deeper
                      + Json.text(field.getKey()).write()
                      + ": "
                      + print(field.getValue(), deeper))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case Json.Arr array when array.items().stream().anyMatch(Json.Obj.class::isInstance) ->
          array.items().stream()
              .map(item -> deeper + print(item, deeper))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      default -> value.write();
    };
  }
}
