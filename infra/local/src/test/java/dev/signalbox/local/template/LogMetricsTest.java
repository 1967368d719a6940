package dev.signalbox.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the template counts in the logs is what the functions write there.
class LogMetricsTest {

  private static final Pattern EVENT = Pattern.compile("\\$\\.event = \"(\\w+)\"");

  private final String template = read(Path.of("../../template.yaml"));
  private final String functions = sources(Path.of("../../functions"));

  @Test
  void everyLineThatAMetricCountsIsWrittenByAFunction() {
    Set<String> counted = new TreeSet<>();
    EVENT.matcher(template).results().forEach(found -> counted.add(found.group(1)));

    assertThat(counted)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(functions).contains("\"" + event + "\""));
  }

  @Test
  @Tag("QUE-03")
  void recordsOutOfScopeAreAMetric() {
    assertThat(template)
        .contains("'{ ($.event = \"refreshed\") && ($.outOfScope > 0) }'")
        .contains("MetricValue: $.outOfScope");
    assertThat(functions).contains(".put(\"outOfScope\"");
  }

  private static String sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .map(LogMetricsTest::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
