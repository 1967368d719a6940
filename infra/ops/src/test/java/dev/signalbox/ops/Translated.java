package dev.signalbox.ops;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/// What SAM makes of template.yaml: the CloudFormation that is deployed.
final class Translated {

  private static @Nullable Translated cached;

  private final String text;
  private final Json.Obj resources;

  private Translated(String text) {
    this.text = text;
    this.resources = Json.parseObject(text).object("Resources").orElseThrow();
  }

  /// Translated once for all tests.
  static synchronized Translated template() throws IOException {
    OutsideTool.SAM.require();
    if (cached == null) {
      var result =
          OutsideTool.run(
              List.of("python3", "infra/ops/translate.py", Repository.template().toString()));
      Assertions.assertEquals(0, result.status(), result.errors());
      cached = new Translated(result.output());
    }
    return cached;
  }

  String text() {
    return text;
  }

  /// The properties of all resources of a type, by logical id.
  Map<String, Json.Obj> all(String type) {
    return resources.fields().entrySet().stream()
        .filter(entry -> type.equals(((Json.Obj) entry.getValue()).text("Type").orElse("")))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> properties(entry.getValue())));
  }

  private static Json.Obj properties(Json resource) {
    return ((Json.Obj) resource).object("Properties").orElseThrow();
  }
}
