package dev.signalbox.local.cloud;

import dev.signalbox.local.model.ConverseBrain;
import dev.signalbox.local.model.SchemaBrain;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// How the local cloud is to be started.
///
/// @param ports a port for each service, 0 for any free one
/// @param elsewhere services that somebody else provides on this machine; nothing is started for
///   them
/// @param brain who answers Converse when no answer was scripted
public record CloudOptions(
    Map<AwsService, Integer> ports, Map<AwsService, URI> elsewhere, ConverseBrain brain) {

  private static final int FIRST_PORT = 8091;

  public CloudOptions {
    ports = Map.copyOf(ports);
    elsewhere = Map.copyOf(elsewhere);
  }

  /// Any free ports: for tests.
  public static CloudOptions anyPorts() {
    var ports = new EnumMap<AwsService, Integer>(AwsService.class);
    for (AwsService service : AwsService.values()) {
      ports.put(service, 0);
    }
    return new CloudOptions(ports, Map.of(), new SchemaBrain());
  }

  /// The ports 8091 to 8095, one for each service in its order.
  public static CloudOptions fixedPorts() {
    return anyPorts().withPortsFrom(FIRST_PORT);
  }

  public CloudOptions withPortsFrom(int first) {
    var ports = new EnumMap<AwsService, Integer>(AwsService.class);
    for (AwsService service : AwsService.values()) {
      ports.put(service, first == 0 ? 0 : first + ports.size());
    }
    return new CloudOptions(ports, elsewhere, brain);
  }

  public CloudOptions withPort(AwsService service, int port) {
    var ports = new LinkedHashMap<>(this.ports);
    ports.put(service, port);
    return new CloudOptions(ports, elsewhere, brain);
  }

  public CloudOptions withBrain(ConverseBrain brain) {
    return new CloudOptions(ports, elsewhere, brain);
  }

  public CloudOptions withElsewhere(AwsService service, URI endpoint) {
    var elsewhere = new LinkedHashMap<>(this.elsewhere);
    elsewhere.put(service, endpoint);
    return new CloudOptions(ports, elsewhere, brain);
  }

  /// Follows `AWS_ENDPOINT_URL` for DynamoDB, SQS and Secrets Manager, and the variable of a single
  /// service for each. Mail and model stay here unless they are named: the mailbox page and
  /// scripted answers belong to them, and general emulators have neither.
  public CloudOptions withEndpointsOf(Map<String, String> environment) {
    CloudOptions options = this;
    String general = environment.getOrDefault("AWS_ENDPOINT_URL", "");
    for (AwsService service : AwsService.values()) {
      boolean ours = service == AwsService.MAIL || service == AwsService.MODEL;
      String url = environment.getOrDefault(service.variable(), ours ? "" : general);
      options = url.isBlank() ? options : options.withElsewhere(service, URI.create(url));
    }
    return options;
  }

  public int port(AwsService service) {
    return ports.getOrDefault(service, 0);
  }

  /// The ports that will be opened, for a check before anything starts.
  public void want(Ports wanted) {
    for (AwsService service : AwsService.values()) {
      if (!elsewhere.containsKey(service)) {
        wanted.want(service.id(), port(service), "AWS_PORT=<first of five>");
      }
    }
  }
}
