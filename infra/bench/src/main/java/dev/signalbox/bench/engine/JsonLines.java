package dev.signalbox.bench.engine;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a file of one JSON object a line.
final class JsonLines {

  private JsonLines() {}

  static List<Json.Obj> read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).map(Json::parseObject).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "Cannot read " + file + ". Name the data folder as the first argument.", unreadable);
    }
  }
}
