package dev.signalbox.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.demo.Patience;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudTest {

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      // Another cloud of this JVM may be running for the suites.
      List<Long> others = emulators();

      assertThatThrownBy(
              () -> LocalCloud.start(CloudOptions.anyPorts().withPort(AwsService.SECRETS, port)))
          .isInstanceOf(Ports.PortTaken.class)
          .hasMessageContaining("Port " + port + " for secretsmanager is taken")
          .hasMessageContaining("AWS_PORT");
      assertThat(emulators()).isEqualTo(others);
    }
  }

  @Test
  void onePortForTwoPurposesIsRefused() {
    assertThatThrownBy(() ->
            new Ports()
                .want("the API", 18_080, "API_PORT")
                .want("mail", 18_080, "MAIL_PORT")
                .requireFree())
        .hasMessageContaining("18080")
        .hasMessageContaining("the API has it");
  }

  @Test
  void anEndpointThatIsNotOnThisMachineIsRefused() {
    var options =
        CloudOptions.anyPorts()
            .withEndpointsOf(Map.of("AWS_ENDPOINT_URL_SQS", "https://sqs.eu-west-1.amazonaws.com"));

    assertThatThrownBy(() -> LocalCloud.start(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sqs.eu-west-1.amazonaws.com")
        .hasMessageContaining("AWS_ENDPOINT_URL_SQS");
  }

  @Test
  void aGeneralEndpointTakesOverTheGeneralServices() {
    URI moto = URI.create("http://127.0.0.1:5000");

    assertThat(
            CloudOptions.anyPorts()
                .withEndpointsOf(Map.of("AWS_ENDPOINT_URL", moto.toString()))
                .elsewhere())
        .containsOnlyKeys(AwsService.DYNAMODB, AwsService.SQS, AwsService.SECRETS)
        .containsValue(moto);
  }

  @Test
  void settingsOfTheSdkEndWithTheCloud() throws Exception {
    String before = System.getProperty("aws.endpointUrlSqs");
    // Another cloud of this JVM may be running for the suites.
    List<Long> others = emulators();
    try (var cloud = LocalCloud.start(CloudOptions.anyPorts())) {
      assertThat(System.getProperty("aws.endpointUrlSqs"))
          .isEqualTo(cloud.endpoints().of(AwsService.SQS).toString());
    }
    assertThat(System.getProperty("aws.endpointUrlSqs")).isEqualTo(before);
    assertThat(emulators()).isEqualTo(others);
  }

  @Test
  void settingsThatWereLeftToOthersAreTheirs() throws Exception {
    String before = System.getProperty("aws.endpointUrlSqs");
    var first = LocalCloud.start(CloudOptions.anyPorts());
    first.leaveSettingsToOthers();
    assertThat(System.getProperty("aws.endpointUrlSqs")).isEqualTo(before);
    try (var second = LocalCloud.start(CloudOptions.anyPorts())) {
      first.close();
      assertThat(System.getProperty("aws.endpointUrlSqs"))
          .isEqualTo(second.endpoints().of(AwsService.SQS).toString());
    }
  }

  @Test
  void emulatorsEndWithAKilledParentAndLeaveNoFile(@TempDir Path folder) throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HeldOpen.class.getName())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(parent.inputReader().readLine()).isEqualTo("open");
    List<ProcessHandle> emulators = parent.descendants().toList();
    assertThat(emulators).hasSize(2);

    parent.destroyForcibly().waitFor();

    boolean _ =
        Patience.until(
            "the end of the emulators",
            Duration.ofMinutes(1),
            () ->
                Optional.of(true)
                    .filter(_ -> emulators.stream().noneMatch(ProcessHandle::isAlive)));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static List<Long> emulators() {
    return ProcessHandle.current()
        .children()
        .filter(LocalCloudTest::isEmulator)
        .map(ProcessHandle::pid)
        .sorted()
        .toList();
  }

  private static boolean isEmulator(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("signalbox.local.emulator");
  }

  /// Opens the cloud and waits to be killed.
  static final class HeldOpen {
    private HeldOpen() {}

    public static void main(String[] args) throws Exception {
      try (var cloud = LocalCloud.start(CloudOptions.anyPorts())) {
        System.out.println(cloud.mailUrl() == null ? "closed" : "open");
        Thread.sleep(Duration.ofMinutes(5));
      }
    }
  }
}
