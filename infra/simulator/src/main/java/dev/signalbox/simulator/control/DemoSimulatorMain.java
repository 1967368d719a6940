package dev.signalbox.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/// Runs the simulators until the standard input ends or the process is told to stop. Takes a port,
/// 8090 without one.
public final class DemoSimulatorMain {

  private static final int USUAL_PORT = 8090;

  private DemoSimulatorMain() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    int port = arguments.length == 0 ? USUAL_PORT : Integer.parseInt(arguments[0]);
    try (DemoSimulator simulator = DemoSimulator.start(Settings.standard(port))) {
      out.println("Simulators at " + simulator.origin() + ", credentials at /_sim/credentials.");
      while (System.in.read() >= 0) {
        // Anything typed is ignored; the end of the input stops the simulators.
      }
    }
  }
}
