package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.cloud.AwsService;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/// What holds for any model behind Converse. Scripted answers and faults are tried where they can
/// be scripted, in ConverseEndpointTest.
@OnCloud
@Needs(AwsService.MODEL)
// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
class ConverseContract {

  private static final String MODEL =
      System.getProperty("converse.model", "us.anthropic.claude-haiku-4-5-20251001-v1:0");

  private final BedrockRuntimeClient bedrock;

  ConverseContract(Cloud cloud) {
    bedrock = cloud.client(AwsService.MODEL, BedrockRuntimeClient.builder());
  }

  @Test
  void aTextIsAnsweredWithATextAndItsUsage() {
    ConverseResponse answer = bedrock.converse(question("Say hello.").build());

    assertThat(answer.output().message().role()).isEqualTo(ConversationRole.ASSISTANT);
    assertThat(answer.output().message().content()).anyMatch(block -> block.text() != null);
    assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(answer.usage().totalTokens())
        .isEqualTo(answer.usage().inputTokens() + answer.usage().outputTokens())
        .isPositive();
  }

  @Test
  void aForcedToolIsCalledWithWhatItsSchemaAllows() {
    ConverseResponse answer =
        bedrock.converse(
            question("Priority?")
                .toolConfig(t ->
                    t.tools(tool("other"), tool("emit"))
                        .toolChoice(c -> c.tool(n -> n.name("emit"))))
                .build());

    assertThat(answer.stopReason()).isEqualTo(StopReason.TOOL_USE);
    ToolUseBlock use =
        answer.output().message().content().stream()
            .filter(block -> block.toolUse() != null)
            .findFirst()
            .orElseThrow()
            .toolUse();
    assertThat(use.name()).isEqualTo("emit");
    assertThat(use.toolUseId()).isNotBlank();
    assertThat(use.input().asMap().get("priority").asString()).isIn("low", "high");
  }

  @Test
  void aConversationBeginsWithTheUser() {
    assertThatThrownBy(() ->
            bedrock.converse(r ->
                r.modelId(MODEL)
                    .messages(
                        m -> m.role(ConversationRole.ASSISTANT).content(c -> c.text("Hello.")))))
        .isInstanceOf(ValidationException.class);
  }

  private static ConverseRequest.Builder question(String text) {
    return ConverseRequest.builder()
        .modelId(MODEL)
        .system(s -> s.text("Be brief."))
        .inferenceConfig(i -> i.maxTokens(200).temperature(0f))
        .messages(m -> m.role(ConversationRole.USER).content(c -> c.text(text)));
  }

  private static Tool tool(String name) {
    Document priority =
        Document.mapBuilder()
            .putString("type", "string")
            .putList("enum", list -> list.addString("low").addString("high"))
            .build();
    Document schema =
        Document.mapBuilder()
            .putString("type", "object")
            .putMap("properties", p -> p.putDocument("priority", priority))
            .putList("required", list -> list.addString("priority"))
            .build();
    return Tool.builder()
        .toolSpec(s -> s.name(name).description("answers").inputSchema(i -> i.json(schema)))
        .build();
  }
}
