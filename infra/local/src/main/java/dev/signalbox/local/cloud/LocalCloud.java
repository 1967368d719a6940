package dev.signalbox.local.cloud;

import dev.signalbox.local.mail.MailEndpoint;
import dev.signalbox.local.model.ConverseEndpoint;
import dev.signalbox.local.secrets.SecretsEndpoint;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The running local cloud. While it is open, every AWS SDK client of this JVM talks to it.
public final class LocalCloud implements AutoCloseable {

  private final OpenResources open;
  private final Map<AwsService, URI> uris = new EnumMap<>(AwsService.class);
  private final MailEndpoint mail;
  private final ConverseEndpoint model;
  private final Endpoints endpoints;
  private final SdkSettings settings;

  private LocalCloud(CloudOptions options, OpenResources open)
      throws IOException, InterruptedException {
    this.open = open;
    Map<AwsService, Emulator> emulators = launch(options);
    // The small endpoints start while the emulators warm up.
    this.mail = open.add(MailEndpoint.start(ownPort(options, AwsService.MAIL)));
    this.model =
        open.add(ConverseEndpoint.start(ownPort(options, AwsService.MODEL), options.brain()));
    var secrets =
        open.add(
            SecretsEndpoint.start(
                ownPort(options, AwsService.SECRETS), Endpoints.REGION, Endpoints.ACCOUNT));
    uris.put(AwsService.MAIL, mail.uri());
    uris.put(AwsService.MODEL, model.uri());
    uris.put(AwsService.SECRETS, secrets.uri());
    for (Map.Entry<AwsService, Emulator> emulator : emulators.entrySet()) {
      uris.put(emulator.getKey(), emulator.getValue().uri());
    }
    uris.putAll(options.elsewhere());
    this.endpoints = new Endpoints(uris);
    this.settings = open.add(SdkSettings.install(endpoints));
  }

  /// Starts everything and waits until it listens.
  ///
  /// @throws Ports.PortTaken before anything is started
  public static LocalCloud start(CloudOptions options) throws IOException, InterruptedException {
    var wanted = new Ports();
    options.want(wanted);
    wanted.requireFree();
    var open = new OpenResources();
    try {
      return new LocalCloud(options, open);
    } catch (IOException | InterruptedException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private Map<AwsService, Emulator> launch(CloudOptions options) throws IOException {
    var emulators = new EnumMap<AwsService, Emulator>(AwsService.class);
    if (!options.elsewhere().containsKey(AwsService.DYNAMODB)) {
      String port = String.valueOf(options.port(AwsService.DYNAMODB));
      emulators.put(AwsService.DYNAMODB, emulator("dynamodb", "DynamoEmulator", List.of(port)));
    }
    if (!options.elsewhere().containsKey(AwsService.SQS)) {
      String port = String.valueOf(options.port(AwsService.SQS));
      emulators.put(
          AwsService.SQS,
          emulator("sqs", "SqsEmulator", List.of(port, Endpoints.REGION, Endpoints.ACCOUNT)));
    }
    return emulators;
  }

  private Emulator emulator(String name, String main, List<String> arguments) throws IOException {
    return open.add(Emulator.launch(name, "dev.signalbox.local.emulator." + main, arguments));
  }

  /// An endpoint of ours that somebody else replaces still runs, out of the way of his port.
  private static int ownPort(CloudOptions options, AwsService service) {
    return options.elsewhere().containsKey(service) ? 0 : options.port(service);
  }

  /// Takes the settings of the SDK back: from now on only clients that are pointed at this cloud
  /// find it, and another one may be the cloud of this JVM.
  public void leaveSettingsToOthers() {
    settings.close();
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  /// The page with the mails that were sent.
  public URI mailUrl() {
    return mail.uri();
  }

  public MailEndpoint mail() {
    return mail;
  }

  /// For scripted answers, faults and another brain.
  public ConverseEndpoint model() {
    return model;
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
