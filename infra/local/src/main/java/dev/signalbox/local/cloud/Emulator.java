package dev.signalbox.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A service emulated by a process of its own, with a class path that nobody else sees. It ends
/// with us, whatever ends us, since it reads our end of its standard input.
final class Emulator implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final String READY = "listening on port ";

  private final String name;
  private final Process process;
  private final Path directory;
  private final CompletableFuture<Integer> port;

  private Emulator(String name, Process process, Path directory) {
    this.name = name;
    this.process = process;
    this.directory = directory;
    this.port = CompletableFuture.supplyAsync(this::readPort, Emulator::inThreadOfItsOwn);
  }

  /// Starts it and does not wait.
  static Emulator launch(String name, String mainClass, List<String> arguments) throws IOException {
    Path directory = Files.createTempDirectory("signalbox-" + name + "-");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Few requests at a time and a short life: what starts fastest. The database takes a whole
    // table into memory to scan it, so a large one needs more than it does else.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx2g"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", ClassPaths.emulator(name), mainClass));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.redirectError(directory.resolve("log").toFile());
    return new Emulator(name, builder.start(), directory);
  }

  /// Not a virtual one: a read from a process may hold its carrier.
  private static void inThreadOfItsOwn(Runnable reading) {
    Thread.ofPlatform().daemon().start(reading);
  }

  private Integer readPort() {
    try {
      BufferedReader output = process.inputReader(UTF_8);
      String line = output.readLine();
      if (line == null || !line.startsWith(READY)) {
        throw new EmulatorFailed(name, "it ended before it listened", log());
      }
      return Integer.valueOf(line.substring(READY.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"), UTF_8);
  }

  /// Waits until it listens.
  URI uri() throws InterruptedException {
    try {
      return URI.create("http://127.0.0.1:" + port.get(START.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof EmulatorFailed failed
          ? failed
          : new EmulatorFailed(name, "its output could not be read", String.valueOf(e.getCause()));
    } catch (TimeoutException _) {
      throw new EmulatorFailed(name, "it does not listen after " + START.toSeconds() + " s", "");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      Files.deleteIfExists(directory.resolve("log"));
      Files.deleteIfExists(directory);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An emulator does not start.
  static final class EmulatorFailed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    EmulatorFailed(String name, String what, String log) {
      super("The emulator for " + name + " did not start: " + what + ".\n" + log);
    }
  }
}
