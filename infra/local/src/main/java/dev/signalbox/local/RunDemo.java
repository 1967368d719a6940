package dev.signalbox.local;

import dev.signalbox.local.cloud.Ports;
import dev.signalbox.local.demo.Demo;
import dev.signalbox.local.demo.DemoOptions;
import dev.signalbox.local.demo.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// `make run`: brings everything up with a demo tenant and stays until Ctrl-C.
public final class RunDemo {

  private static final Path TARGET = Path.of("infra/local/target");

  private RunDemo() {}

  public static void main(String[] arguments) throws InterruptedException {
    Terminal terminal = Terminal.standard();
    try {
      run(DemoOptions.of(List.of(arguments), System.getenv()), terminal);
    } catch (Ports.PortTaken | IllegalArgumentException e) {
      terminal.line(String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (Exception e) {
      terminal.line("");
      terminal.line(String.valueOf(e.getMessage()));
      e.printStackTrace(System.out);
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static void run(DemoOptions options, Terminal terminal) throws Exception {
    options.requirePorts();
    logTo(TARGET.resolve("run.log"));
    Demo demo = new Demo(options, terminal, TARGET);
    // Before anything is started: also what is half up has to end with us.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(demo::close));
    demo.start(Path.of("template.yaml"));
  }

  /// The functions write their logs to standard output, as on Lambda. Here they go to a file, so
  /// that the story of the demo can be read.
  private static void logTo(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    var log = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    System.setOut(log);
    System.setErr(log);
  }
}
