package dev.signalbox.bench.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The simulated PSA of one measurement.
final class Psa implements AutoCloseable {

  /// About how many records of each kind a first sync is to bring.
  record Size(int tickets, int notes, int timeEntries) {}

  private static final int TICKETS_A_COMPANY = 100;

  /// The share of a demo account's tickets that a first sync brings; the others are solved. All
  /// notes are on these, time entries on all alike.
  private static final double OPEN = 0.706;

  private final Process process;
  private final Json.Obj told;

  private Psa(Process process) throws IOException {
    this.process = process;
    String line = process.inputReader(UTF_8).readLine();
    if (line == null) {
      throw new IOException("The simulator ended before it listened.");
    }
    this.told = Json.parseObject(line);
  }

  static Psa start(Size size) throws IOException {
    int tickets = (int) Math.round(size.tickets() / OPEN);
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dsun.net.httpserver.nodelay=true",
                PsaProcess.class.getName(),
                String.valueOf(tickets),
                String.valueOf(Math.max(1, tickets / TICKETS_A_COMPANY)),
                String.valueOf((double) size.notes() / tickets),
                String.valueOf((double) size.timeEntries() / size.tickets())));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new Psa(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  URI origin() {
    return URI.create(text("origin"));
  }

  String userName() {
    return text("userName");
  }

  PsaSecret secret() {
    return new PsaSecret(text("secret"), text("integrationCode"), null, null);
  }

  private String text(String name) {
    return told.text(name).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
