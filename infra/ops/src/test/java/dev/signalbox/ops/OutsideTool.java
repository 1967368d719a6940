package dev.signalbox.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A program that is not part of the build. Where it is missing, its tests are skipped and say so,
/// unless `-Drequired` names it: then they fail.
///
/// @param word what `-Drequired` calls it
/// @param probe a command that succeeds where the tool works
/// @param install how to get it
record OutsideTool(String word, List<String> probe, String install) {

  static final OutsideTool CFN_LINT =
      new OutsideTool("cfn-lint", List.of("cfn-lint", "--version"), "pip install cfn-lint");
  static final OutsideTool SAM =
      new OutsideTool(
          "sam",
          List.of("python3", "-c", "import samtranslator"),
          "pip install aws-sam-translator");

  /// What a program said and how it ended.
  record Result(int status, String output, String errors) {}

  void require() {
    if (isThere()) {
      return;
    }
    missing(word, word + " is not installed: " + install);
  }

  /// Skips the test, or fails it where `-Drequired` names what is missing.
  static void missing(String word, String message) {
    if (Arrays.asList(System.getProperty("required", "").split(",")).contains(word)) {
      Assertions.fail(message + " (this run requires it)");
    }
    Assumptions.abort(message);
  }

  private boolean isThere() {
    try {
      return run(probe).status() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  static Result run(List<String> command) throws IOException {
    Path out = Files.createTempFile("tool", ".out");
    Path err = Files.createTempFile("tool", ".err");
    try {
      var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
      builder.redirectError(err.toFile()).directory(Repository.ROOT.toFile());
      builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
      int status = await(builder.start());
      return new Result(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static int await(Process process) throws IOException {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("No end after two minutes: " + process.info().command().orElse(""));
      }
      return process.exitValue();
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }
}
