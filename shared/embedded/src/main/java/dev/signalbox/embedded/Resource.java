package dev.signalbox.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the lines of a text in this package; lines that begin with a hash are comments.
final class Resource {

  private Resource() {}

  static List<String> lines(String name) {
    InputStream stream = Resource.class.getResourceAsStream(name);
    if (stream == null) {
      throw Broken.engine("The resource " + name + " is missing.", null);
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw Broken.engine("The resource " + name + " cannot be read.", unreadable);
    }
  }

  /// Lines of exactly this many columns, parted by tabs.
  static List<List<String>> rows(String name, int columns) {
    return lines(name).stream().map(line -> row(name, line, columns)).toList();
  }

  private static List<String> row(String name, String line, int columns) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != columns) {
      throw Broken.engine(name + " has a line without " + columns + " columns.", null);
    }
    return cells;
  }
}
