package dev.signalbox.ops.features;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The rows of `features.md`, and what could not be read as one.
record FeatureTable(List<Row> rows, List<String> unreadable) {

  static final Pattern ID = Pattern.compile("[A-Z]{2,3}-\\d{2}|P\\d{1,2}");

  private static final Pattern TEST = Pattern.compile("([\\w.]+)#(\\w+)");
  private static final int CELLS = 5;

  /// A feature or promise, with the tests that claim it for the API, for the screens and for
  /// ConnectWise.
  record Row(String id, String what, Claim api, Claim screen, Claim connectwise) {

    boolean isWhole() {
      return api.isSettled() && screen.isSettled() && connectwise.isSettled();
    }

    List<Test> tests() {
      List<Test> all = new ArrayList<>(api.tests());
      all.addAll(screen.tests());
      all.addAll(connectwise.tests());
      return all;
    }
  }

  /// What one cell says: tests, nothing yet (`–`), or that there is nothing to claim (`n/a`).
  record Claim(List<Test> tests, boolean isNeeded) {

    boolean isMade() {
      return !tests.isEmpty();
    }

    boolean isSettled() {
      return isMade() || !isNeeded;
    }
  }

  /// @param type simple or qualified name, nested ones after a dot
  record Test(String type, String method) {

    @Override
    public String toString() {
      return type + "#" + method;
    }
  }

  static FeatureTable parse(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("|") && ID.matcher(firstCell(line)).matches()) {
        read(line, rows, unreadable);
      }
    }
    return new FeatureTable(List.copyOf(rows), List.copyOf(unreadable));
  }

  private static String firstCell(String line) {
    return cells(line).getFirst();
  }

  private static void read(String line, List<Row> rows, List<String> unreadable) {
    List<String> cells = cells(line);
    if (cells.size() != CELLS
        || !cells.subList(2, CELLS).stream().allMatch(FeatureTable::isClaim)) {
      unreadable.add(cells.getFirst() + ": a row is | id | what | api | screen | connectwise |");
      return;
    }
    rows.add(
        new Row(
            cells.get(0),
            cells.get(1),
            claim(cells.get(2)),
            claim(cells.get(3)),
            claim(cells.get(4))));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells.subList(0, cells.size() - (cells.getLast().isEmpty() ? 1 : 0));
  }

  private static boolean isClaim(String cell) {
    return cell.equals("–") || cell.equals("n/a") || TEST.matcher(cell).find();
  }

  private static Claim claim(String cell) {
    List<Test> tests = TEST.matcher(cell).results().map(FeatureTable::test).toList();
    return new Claim(tests, !cell.equals("n/a"));
  }

  private static Test test(MatchResult found) {
    return new Test(found.group(1), found.group(2));
  }
}
