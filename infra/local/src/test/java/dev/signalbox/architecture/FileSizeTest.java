package dev.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A main file holds one idea, which seldom needs 200 lines and 300 only for a reason.
final class FileSizeTest {

  private static final int MOST_LINES = 300;

  /// What may be longer, and why.
  private static final Map<String, String> REASONS = Map.of();

  @Test
  void longFilesHaveAReason() {
    assertThat(longOnes(Sources.mainFiles().toList())).isEqualTo(REASONS.keySet());
  }

  /// The control.
  @Test
  void aLineTooManyIsSeen(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Long.java");
    Files.write(file, Collections.nCopies(MOST_LINES, "//"));
    assertThat(longOnes(List.of(file))).isEmpty();
    Files.write(file, Collections.nCopies(MOST_LINES + 1, "//"));
    assertThat(longOnes(List.of(file))).hasSize(1);
  }

  private static Set<String> longOnes(List<Path> files) {
    Set<String> names = new TreeSet<>();
    for (Path file : files) {
      if (lines(file) > MOST_LINES) {
        names.add(Sources.ROOT.relativize(file).toString());
      }
    }
    return names;
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
