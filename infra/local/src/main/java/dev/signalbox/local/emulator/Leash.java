package dev.signalbox.local.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// Ties an emulator to the process that started it. The parent holds the other end of standard
/// input; however the parent ends, killed as well, the stream ends with it.
final class Leash {

  /// The first line of output is the port; whatever the emulator itself prints goes elsewhere.
  static final String READY = "listening on port ";

  private Leash() {}

  static PrintStream keepOutputForTheParent() {
    PrintStream parent = System.out;
    System.setOut(System.err);
    return parent;
  }

  static void runUntilTheParentEnds(PrintStream parent, int port) throws IOException {
    parent.println(READY + port);
    parent.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }
}
