package dev.signalbox.ops.features;

import dev.signalbox.ops.features.FeatureTable.Claim;
import dev.signalbox.ops.features.FeatureTable.Row;
import dev.signalbox.ops.features.FeatureTable.Test;
import dev.signalbox.ops.features.TestReports.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Says which rows of `infra/docs/features.md` are claimed, and refuses claims that do not hold.
/// Runs after the tests of all modules.
public final class FeatureCheck {

  /// What `make check` runs and `make test` does not.
  private static final String LONG = "long";

  /// Tags that say something else than what a test proves: the second of those that measure time.
  private static final Set<String> OTHER_TAGS = Set.of(LONG, "timed");

  private final FeatureTable table;
  private final TestReports reports;
  private final TestSources sources;

  FeatureCheck(FeatureTable table, TestReports reports, TestSources sources) {
    this.table = table;
    this.reports = reports;
    this.sources = sources;
  }

  static FeatureCheck below(Path root) throws IOException {
    List<String> lines = Files.readAllLines(root.resolve("infra/docs/features.md"));
    return new FeatureCheck(
        FeatureTable.parse(lines), TestReports.below(root), TestSources.below(root));
  }

  public static void main(String[] arguments) throws IOException {
    FeatureCheck check = below(Path.of(arguments[0]));
    check.summary().forEach(System.out::println);
    List<String> findings = check.findings();
    if (!findings.isEmpty()) {
      throw new IllegalStateException(
          "infra/docs/features.md claims what does not hold:\n  " + String.join("\n  ", findings));
    }
  }

  List<String> summary() {
    return List.of(
        "Features and promises: %d rows, claimed by tests: api %d, screen %d, connectwise %d; whole %d"
            .formatted(
                table.rows().size(),
                claimed(Row::api),
                claimed(Row::screen),
                claimed(Row::connectwise),
                table.rows().stream().filter(this::isWhole).count()),
        "  api not claimed yet: " + ids(row -> !row.api().isSettled()),
        "  left to the long suite: " + ids(row -> row.tests().stream().anyMatch(this::isLeftOut)));
  }

  private long claimed(Function<Row, Claim> column) {
    return table.rows().stream().map(column).filter(Claim::isMade).filter(this::isComplete).count();
  }

  private boolean isWhole(Row row) {
    return row.isWhole() && row.tests().stream().noneMatch(this::isLeftOut);
  }

  private boolean isComplete(Claim claim) {
    return claim.tests().stream().noneMatch(this::isLeftOut);
  }

  private boolean isLeftOut(Test test) {
    return reports.classesOf(test).isEmpty() && sources.isTagged(test, LONG);
  }

  private String ids(Predicate<Row> wanted) {
    String ids = table.rows().stream().filter(wanted).map(Row::id).collect(Collectors.joining(" "));
    return ids.isEmpty() ? "none" : ids;
  }

  List<String> findings() {
    List<String> findings = new ArrayList<>(table.unreadable());
    findings.addAll(doubleRows());
    for (Row row : table.rows()) {
      row.tests().forEach(test -> check(row, test, findings));
    }
    findings.addAll(strayTags());
    return findings;
  }

  private List<String> doubleRows() {
    Set<String> seen = new TreeSet<>();
    return table.rows().stream()
        .map(Row::id)
        .filter(id -> !seen.add(id))
        .map(id -> id + ": has two rows")
        .toList();
  }

  private void check(Row row, Test test, List<String> findings) {
    if (isLeftOut(test)) {
      return;
    }
    List<String> types = reports.classesOf(test);
    String claim = row.id() + ": " + test;
    if (types.size() != 1) {
      findings.add(
          claim + (types.isEmpty() ? " did not run; no report has it" : " may be any of " + types));
      return;
    }
    Outcome outcome = reports.outcome(types.getFirst(), test.method());
    if (outcome != Outcome.PASSED) {
      findings.add(claim + (outcome == Outcome.FAILED ? " failed" : " was skipped"));
    }
    if (!sources.tagsOf(types.getFirst(), test.method()).contains(row.id())) {
      findings.add(claim + " lacks @Tag(\"" + row.id() + "\")");
    }
  }

  private List<String> strayTags() {
    Set<String> known = table.rows().stream().map(Row::id).collect(Collectors.toSet());
    Map<String, String> stray = new TreeMap<>(sources.tags());
    stray.keySet().removeAll(known);
    stray.keySet().removeAll(OTHER_TAGS);
    return stray.entrySet().stream()
        .map(it -> it.getKey() + ": is a tag in " + it.getValue() + " and has no row")
        .toList();
  }
}
