package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.signalbox.simulator.autotask.account.ApiUser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unmodified npm client `@apigrate/autotask-restapi` takes the simulator for Autotask.
class PublicClientTest {

  private static final Path SOURCES = Path.of("src/test/npm");

  @Test
  void aPublicClientListsFiltersCreatesAndChanges(@TempDir Path folder) throws Exception {
    install(folder);
    try (Desk desk = Desk.open()) {
      desk.tickets(3);
      ApiUser user = AutotaskConfig.STANDARD_USER;
      Run run =
          run(
              folder,
              List.of(
                  "node",
                  "conversation.cjs",
                  desk.simulator.origin().toString(),
                  user.userName(),
                  user.secret(),
                  user.integrationCode()));
      assertThat(run.exit()).as(run.output()).isZero();
      assertThat(desk.find("TicketNotes", "{'op':'exist','field':'id'}")).hasSize(1);
    }
  }

  private static void install(Path folder) throws IOException, InterruptedException {
    for (String file : List.of("package.json", "package-lock.json", "conversation.cjs")) {
      Files.copy(SOURCES.resolve(file), folder.resolve(file));
    }
    try {
      Run run = run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      if (run.exit() != 0) {
        missing("npm could not install the client: " + run.output());
      }
    } catch (IOException e) {
      missing("npm is not on the path: " + e.getMessage());
    }
  }

  private static void missing(String reason) {
    String required = System.getProperty("required", "");
    if (List.of(required.split(",")).contains("npm")) {
      fail(reason + " -Drequired names npm, so this is a failure.");
    }
    abort(reason + " The public client was not tried; -Drequired=npm makes this a failure.");
  }

  private record Run(int exit, String output) {}

  private static Run run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    File log = folder.resolve("output.log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        return new Run(-1, "It did not end within two minutes: " + command.getFirst());
      }
      return new Run(process.exitValue(), Files.readString(log.toPath()));
    } finally {
      process.destroyForcibly();
    }
  }
}
