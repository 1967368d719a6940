package dev.signalbox.bench.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;

/// Keeps what the functions log from the terminal: a line for each delivery would be timed with it.
/// To be opened before they start, since they keep the stream that they find.
public final class Quiet implements AutoCloseable {

  private final PrintStream before = System.out;

  public Quiet() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
