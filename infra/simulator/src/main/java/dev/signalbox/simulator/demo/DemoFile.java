package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The packaged files of the demo.
final class DemoFile {

  private DemoFile() {}

  static Json.Obj object(String name) {
    return Json.parseObject(text(name));
  }

  static List<Json.Obj> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).map(Json::parseObject).toList();
  }

  static String text(String name) {
    try (InputStream stream =
        Objects.requireNonNull(DemoFile.class.getResourceAsStream("/demo/" + name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(Json.Obj object, String key) {
    return object.list(key).stream().flatMap(item -> item.asText().stream()).toList();
  }

  static List<Json.Obj> objects(Json.Obj object, String key) {
    return object.list(key).stream()
        .map(item -> item instanceof Json.Obj obj ? obj : Json.object().build())
        .toList();
  }
}
