package dev.signalbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/// What was written to standard output, where functions log.
final class Words {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /// From now on; nothing is shown any more, since a test report with all logs is not read.
  static Words ofStandardOutput() {
    var words = new Words();
    System.setOut(new PrintStream(words.written, true, UTF_8));
    return words;
  }

  /// What did not come over standard output.
  void add(String line) {
    written.writeBytes((line + "\n").getBytes(UTF_8));
  }

  String text() {
    return written.toString(UTF_8);
  }
}
