package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Engine.Answer;
import dev.signalbox.core.triage.IntakeCase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/// The product's own client, pointed at a loopback endpoint the way a deployment is.
final class Rig implements AutoCloseable {

  static final String HAIKU = "us.anthropic.claude-haiku-5-5-v1:0";
  static final String SONNET = "global.anthropic.claude-sonnet-5-5-v1:0";

  final ConverseServer server = new ConverseServer();
  final BedrockRuntimeClient client;

  Rig() {
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    System.setProperty("aws.endpointUrlBedrockRuntime", server.uri().toString());
    client = BedrockClients.open();
  }

  Answer judge(IntakeCase ticket) {
    return engine(HAIKU, Duration.ofSeconds(50)).judge(ticket);
  }

  Answer judge(String model, IntakeCase ticket) {
    return engine(model, Duration.ofSeconds(50)).judge(ticket);
  }

  BedrockEngine engine(String model, Duration patience) {
    return new BedrockEngine(
        client, ModelProfiles.shipped().get(model), Rig::sevens, InstantSource.system(), patience);
  }

  private static byte[] sevens(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 0x77);
    return bytes;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
