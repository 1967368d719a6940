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

  private static final String OURS = "!Sub Signalbox/\\$\\{Stage}\\s+MetricName: (\\w+)";
  private static final Pattern WRITTEN = Pattern.compile("MetricNamespace: " + OURS);
  private static final Pattern WATCHED = Pattern.compile("(?<!Metric)Namespace: " + OURS);

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

  /// An alarm on a metric that nobody writes stays silent for ever.
  @Test
  void everyAlarmOnOurOwnMetricsHasAFilterThatWritesIt() {
    Set<String> written = named(WRITTEN);
    Set<String> watched = named(WATCHED);

    assertThat(watched).isNotEmpty().isSubsetOf(written);
    assertThat(written).contains("OutOfScope");
  }

  private Set<String> named(Pattern metric) {
    return metric
        .matcher(template)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  @Tag("QUE-03")
  void recordsOutOfScopeAreAMetric() {
    assertThat(template)
        .containsIgnoringWhitespaces(
            """
            FilterPattern: '{ ($.event = "refreshed") && ($.outOfScope > 0) }'
            MetricTransformations:
              - MetricNamespace: !Sub Signalbox/${Stage}
                MetricName: OutOfScope
                MetricValue: $.outOfScope
            """);
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
