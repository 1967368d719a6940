package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.Onboarding;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Syncs whose workers are real processes, ended as `kill -9` does.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is for Linux")
class KilledSyncTest {

  @Test
  @Tag("P14")
  @Tag("SYN-26")
  void aSyncKilledAgainAndAgainEndsLikeAnUndisturbedOne() throws Exception {
    killed(new DemoPlan(21, 2_000, 60, 2, 0.3, 0.3), 6);
  }

  @Test
  @Tag("P14")
  @Tag("long")
  void aSyncOfFiftyThousandTicketsKilledTwentyTimesEndsLikeAnUndisturbedOne() throws Exception {
    killed(new DemoPlan(22, 50_000, 400, 2, 0.5, 0.5), 20);
  }

  private static void killed(DemoPlan plan, int kills) throws Exception {
    long seed = System.nanoTime();
    System.err.println("Seed " + seed);
    Deployment deployment = Deployment.start("kills-" + kills, plan, Map.of());
    Desk undisturbed = deployment.openFirst();
    String killed = connectAgain(undisturbed, "Killed");
    try (var runs = new RunsByHand(deployment, undisturbed)) {
      Map<String, Integer> least = runs.queries(undisturbed.connectedAt());

      Instant before = Instant.now();
      String run = runs.request(killed);
      runs.work(killed, run, kills, new SplittableRandom(seed));

      assertThat(readAgain(least, runs.queries(before)))
          .as("pages of one kind read again")
          .isLessThanOrEqualTo(kills);
      assertThat(runs.differences(killed, undisturbed.connection())).isEmpty();
    } finally {
      deployment.close();
    }
  }

  @Test
  @Tag("P14")
  void aFrozenWorkerThatWakesUpStopsAtItsNextCheckpoint(@TempDir Path folder) throws Exception {
    Deployment deployment =
        Deployment.start("frozen", new DemoPlan(23, 2_000, 60, 2, 0.3, 0.3), Map.of());
    Desk undisturbed = deployment.openFirst();
    String checked = connectAgain(undisturbed, "Checked");
    List<String> forks =
        Stream.of("Forked", "Forked again", "Third fork", "Fourth fork")
            .map(name -> connectAgain(undisturbed, name))
            .toList();
    try (var runs = new RunsByHand(deployment, undisturbed)) {
      Map<String, Integer> least = runs.queries(undisturbed.connectedAt());

      assertThat(readAgain(least, queriesOfATakeOver(runs, checked, List.of())))
          .as("pages of one kind read again")
          .isLessThanOrEqualTo(1);
      assertThat(runs.differences(checked, undisturbed.connection())).isEmpty();

      assertThat(worstFork(runs, forks, least, List.of(jarWithoutStepCheck(folder))))
          .as("the control: without the step check both workers go on")
          .isGreaterThan(1);
    } finally {
      deployment.close();
    }
  }

  /// A worker that was frozen in the middle of a call may give up for that alone, so the control
  /// has several tries.
  private static int worstFork(
      RunsByHand runs, List<String> connections, Map<String, Integer> least, List<Path> without)
      throws Exception {
    int worst = 0;
    for (String connection : connections) {
      if (worst <= 1) {
        worst = Math.max(worst, readAgain(least, queriesOfATakeOver(runs, connection, without)));
      }
    }
    return worst;
  }

  private static Map<String, Integer> queriesOfATakeOver(
      RunsByHand runs, String connection, List<Path> more) throws Exception {
    Instant before = Instant.now();
    runs.freezeAndTakeOver(connection, runs.request(connection), more);
    return runs.queries(before);
  }

  /// Of the kind of record of which most pages were read again, how many.
  private static int readAgain(Map<String, Integer> undisturbed, Map<String, Integer> now) {
    return now.entrySet().stream()
        .mapToInt(kind -> kind.getValue() - undisturbed.getOrDefault(kind.getKey(), 0))
        .max()
        .orElseThrow();
  }

  private static String connectAgain(Desk desk, String name) {
    var onboarding = new Onboarding(desk.api());
    var credentials = Json.object();
    Desk.credentials(desk.control(), desk.account()).fields().forEach(credentials::put);
    String connection =
        onboarding.connect(credentials.put("name", name).build()).text("id").orElseThrow();
    onboarding.selectQueues(connection);
    onboarding.mapStatuses(connection);
    // The account has no room for the hooks of so many connections; their message is gone at least.
    Patience.until(
        "the end of provisioning",
        Desk.A_MINUTE,
        () -> desk.api().get("/v1/connections/" + connection + "/webhooks").object("provisioning"));
    return connection;
  }

  private static Path jarWithoutStepCheck(Path folder) throws IOException {
    String type = UncheckedSteps.class.getName();
    Path jar = folder.resolve("unchecked-steps.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(type.replace('.', '/') + ".class"));
      try (InputStream code = UncheckedSteps.class.getResourceAsStream("UncheckedSteps.class")) {
        Objects.requireNonNull(code).transferTo(out);
      }
      out.putNextEntry(
          new JarEntry("software/amazon/awssdk/global/handlers/execution.interceptors"));
      out.write(type.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return jar;
  }
}
