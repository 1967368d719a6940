package dev.signalbox.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
class ConverseEndpointTest {

  private static final String PROFILE =
      "arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.anthropic.claude-haiku-4-5:0";

  private ConverseEndpoint endpoint;
  private BedrockRuntimeClient bedrock;

  @BeforeEach
  void start() throws Exception {
    endpoint = ConverseEndpoint.start(0, new SchemaBrain());
    bedrock = client(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    bedrock.close();
    endpoint.close();
  }

  @Test
  void scriptedAnswersComeBeforeTheBrain() {
    endpoint.next(
        new ConverseReply.Text("one"),
        new ConverseReply.ToolUse("emit", Json.object().put("a", 1).build()));

    assertThat(ask().output().message().content().getFirst().text()).isEqualTo("one");
    ConverseResponse second = ask();
    assertThat(second.stopReason()).isEqualTo(StopReason.TOOL_USE);
    assertThat(second.output().message().content().getFirst().toolUse().input().asMap())
        .containsKey("a");
    assertThat(ask().output().message().content().getFirst().text()).contains("Printer on fire");
  }

  @Test
  void theModelIdArrivesDecoded() {
    assertThat(ask().stopReason()).isEqualTo(StopReason.END_TURN);

    assertThat(endpoint.calls().getFirst().modelId()).isEqualTo(PROFILE);
    assertThat(endpoint.calls().getFirst().userText()).isEqualTo("Printer on fire");
  }

  @Test
  void faultsOfTheServiceAreTyped() {
    endpoint.next(ConverseReply.throttled());
    assertThatThrownBy(this::ask).isInstanceOf(ThrottlingException.class);
    endpoint.next(ConverseReply.modelError());
    assertThatThrownBy(this::ask).isInstanceOf(ModelErrorException.class);
    endpoint.next(ConverseReply.modelTimeout());
    assertThatThrownBy(this::ask).isInstanceOf(ModelTimeoutException.class);
  }

  @Test
  void unfinishedAnswersSayWhyTheyEnd() {
    endpoint.next(
        new ConverseReply.MalformedToolUse("emit", "{\"a\":"),
        new ConverseReply.Refusal("I will not."),
        new ConverseReply.Stopped("max_tokens", "It beg"));

    assertThat(ask().stopReasonAsString()).isEqualTo("malformed_tool_use");
    ConverseResponse refusal = ask();
    assertThat(refusal.stopReasonAsString()).isEqualTo("refusal");
    assertThat(refusal.stopReason()).isEqualTo(StopReason.UNKNOWN_TO_SDK_VERSION);
    assertThat(ask().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
  }

  @Test
  void aSlowAnswerOutlastsAnImpatientClient() {
    endpoint.next(new ConverseReply.Slow(Duration.ofSeconds(5), new ConverseReply.Text("late")));

    try (var impatient = client(Duration.ofMillis(300))) {
      assertThatThrownBy(() -> ask(impatient)).isInstanceOf(ApiCallTimeoutException.class);
    }
  }

  @Test
  void anotherBrainCanBePutIn() {
    endpoint.think(call -> new ConverseReply.Text("thought about " + call.userText()));

    assertThat(ask().output().message().content().getFirst().text())
        .isEqualTo("thought about Printer on fire");
  }

  private ConverseResponse ask() {
    return ask(bedrock);
  }

  private static ConverseResponse ask(BedrockRuntimeClient client) {
    return client.converse(r ->
        r.modelId(PROFILE)
            .messages(m -> m.role(ConversationRole.USER).content(c -> c.text("Printer on fire"))));
  }

  private BedrockRuntimeClient client(Duration patience) {
    return BedrockRuntimeClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(
            o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(patience))
        .build();
  }
}
