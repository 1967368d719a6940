package dev.signalbox.bench;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of one measurement: a Markdown table for people, `infra/bench/target/NAME.json` for
/// programs.
public final class Report {

  /// One figure.
  ///
  /// @param baseline the same figure of what it is compared with, measured in the same call
  /// @param n how many runs the median is of
  public record Row(String name, double value, String unit, @Nullable Double baseline, int n) {

    @Nullable Double ratio() {
      return baseline == null ? null : value / baseline;
    }
  }

  private final String name;
  private final List<Row> rows = new ArrayList<>();

  public Report(String name) {
    this.name = name;
  }

  public void add(Row row) {
    rows.add(row);
  }

  /// The table.
  public String markdown() {
    var text = new StringBuilder("| what | value | unit | baseline | ratio | n |\n");
    text.append("| --- | ---: | --- | ---: | ---: | ---: |\n");
    for (Row row : rows) {
      text.append(
          "| %s | %s | %s | %s | %s | %d |\n"
              .formatted(
                  row.name(),
                  number(row.value()),
                  row.unit(),
                  number(row.baseline()),
                  number(row.ratio()),
                  row.n()));
    }
    return text.append('\n').append(machine()).append('\n').toString();
  }

  /// Writes the file; run from the top of the repository.
  public Path write() throws IOException {
    Path file = Path.of("infra/bench/target", name + ".json");
    Files.createDirectories(file.getParent());
    return Files.write(file, json().bytes());
  }

  Json.Obj json() {
    return Json.object()
        .put("machine", machine())
        .put("rows", Json.array(rows.stream().map(Report::json).toList()))
        .build();
  }

  private static Json.Obj json(Row row) {
    return Json.object()
        .put("name", row.name())
        .put("value", rounded(row.value()))
        .put("unit", row.unit())
        .put("baseline", rounded(row.baseline()))
        .put("ratio", rounded(row.ratio()))
        .put("n", row.n())
        .build();
  }

  private static String machine() {
    return "%s %s, %d processors, Java %s, load %.1f"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static Json rounded(@Nullable Double value) {
    return value == null ? Json.none() : Json.number(Math.round(value * 1000) / 1000.0);
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
