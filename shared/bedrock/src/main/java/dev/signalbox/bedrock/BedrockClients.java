package dev.signalbox.bedrock;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/// Opens clients. Region, credentials and an endpoint other than the region's come from where the
/// SDK looks for them, such as `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`.
public final class BedrockClients {

  /// Below the 60 s that a worker function has.
  public static final Duration LONGEST_CALL = Duration.ofSeconds(50);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // The client's own 30 s would cut slow answers off and have them generated, and paid for, again.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private BedrockClients() {}

  public static BedrockRuntimeClient open() {
    return BedrockRuntimeClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
        .overrideConfiguration(settings -> settings.apiCallTimeout(LONGEST_CALL))
        .build();
  }
}
