package dev.signalbox.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The root says what there is: three folders, the template, the build. Everything else has its
/// place inside them.
final class TopLevelTest {

  private static final Set<String> ALLOWED =
      Set.of(
          "functions",
          "shared",
          "infra",
          "template.yaml",
          "pom.xml",
          "README.md",
          "CONTRIBUTING.md",
          "CHANGELOG.md",
          "LICENSE",
          "NOTICE",
          "Makefile",
          "mvnw",
          ".mvn",
          ".ci",
          ".gitignore",
          ".gitattributes",
          ".editorconfig");

  @Test
  void nothingElseIsAtTheTop() throws IOException {
    assertThat(strangers(tracked())).isEmpty();
  }

  /// The control.
  @Test
  void aFolderMoreWouldBeSeen() {
    assertThat(strangers(List.of("functions/config/pom.xml", "docs/words.md", "notes.txt")))
        .containsExactly("docs", "notes.txt");
  }

  /// What Git would take: its files and the new ones that it does not ignore. Without Git, what is
  /// there.
  private static List<String> tracked() throws IOException {
    var result =
        OutsideTool.run(List.of("git", "ls-files", "--cached", "--others", "--exclude-standard"));
    if (result.status() == 0) {
      return Arrays.asList(result.output().split("\n"));
    }
    try (var names = Files.list(Repository.ROOT)) {
      return names
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals(".git") && !name.equals("target"))
          .toList();
    }
  }

  private static Set<String> strangers(List<String> files) {
    var tops = new TreeSet<String>();
    files.forEach(file -> tops.add(file.split("/", 2)[0]));
    tops.removeAll(ALLOWED);
    return tops;
  }
}
