package dev.signalbox.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateLintTest {

  @Test
  void cfnLintFindsNothingInTheTemplate() throws IOException {
    OutsideTool.CFN_LINT.require();
    assertThat(lint(Repository.template())).isEmpty();
  }

  @Test
  void cfnLintFindsNothingInWhatSamMakesOfIt(@TempDir Path folder) throws IOException {
    OutsideTool.CFN_LINT.require();
    Path translated = folder.resolve("translated.json");
    Files.writeString(translated, Translated.template().text());
    assertThat(lint(translated)).isEmpty();
  }

  /// The control: a fault that cfn-lint knows is found.
  @Test
  void cfnLintFindsAPlantedFault(@TempDir Path folder) throws IOException {
    OutsideTool.CFN_LINT.require();
    Path broken = folder.resolve("template.yaml");
    String text = Files.readString(Repository.template());
    Files.writeString(broken, text.replace("Runtime: java25", "Runtime: java26"));
    assertThat(lint(broken)).contains("java26");
  }

  private static String lint(Path file) throws IOException {
    var result = OutsideTool.run(List.of("cfn-lint", file.toString()));
    return (result.output() + result.errors()).strip();
  }
}
