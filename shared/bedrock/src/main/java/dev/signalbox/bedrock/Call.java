package dev.signalbox.bedrock;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.OutputConfig;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormat;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormatType;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/// One call of a model, put together as its profile allows.
///
/// @param messages the conversation so far; the user's message first
/// @param maxTokens room for the answer
record Call(
    ModelProfile profile, String system, Json.Obj schema, List<Message> messages, int maxTokens) {

  static final String TOOL = "record_triage";

  Call {
    messages = List.copyOf(messages);
  }

  static Message user(String text) {
    return message(ConversationRole.USER, ContentBlock.fromText(text));
  }

  ConverseRequest request(Duration patience) {
    ConverseRequest.Builder request =
        ConverseRequest.builder()
            .modelId(profile.model())
            .system(systemBlocks())
            .messages(messages)
            .inferenceConfig(
                limits -> limits.maxTokens(maxTokens).temperature(profile.sampling() ? 0f : null))
            .requestMetadata(Map.of("prompt", IntakePrompt.VERSION))
            .overrideConfiguration(settings -> settings.apiCallTimeout(patience));
    profile.requestFields().map(Documents::of).ifPresent(request::additionalModelRequestFields);
    addForm(request);
    return request.build();
  }

  private List<SystemContentBlock> systemBlocks() {
    List<SystemContentBlock> blocks = new ArrayList<>();
    blocks.add(SystemContentBlock.fromText(system));
    if (profile.cachePoint()) {
      blocks.add(SystemContentBlock.fromCachePoint(point -> point.type(CachePointType.DEFAULT)));
    }
    return blocks;
  }

  private void addForm(ConverseRequest.Builder request) {
    AnswerMode mode = AnswerMode.of(profile);
    OutputConfig.Builder output = OutputConfig.builder();
    profile.effort().ifPresent(output::effort);
    if (mode == AnswerMode.NATIVE_SCHEMA) {
      output.textFormat(this::jsonOfSchema);
    } else {
      request.toolConfig(tools(mode));
    }
    if (mode == AnswerMode.NATIVE_SCHEMA || profile.effort().isPresent()) {
      request.outputConfig(output.build());
    }
  }

  private void jsonOfSchema(OutputFormat.Builder format) {
    format
        .type(OutputFormatType.JSON_SCHEMA)
        .structure(form -> form.jsonSchema(json -> json.name(TOOL).schema(schema.write())));
  }

  private ToolConfiguration tools(AnswerMode mode) {
    Tool tool =
        Tool.fromToolSpec(spec ->
            spec.name(TOOL)
                .description("Records the findings about the ticket.")
                .inputSchema(input -> input.json(Documents.of(schema))));
    return ToolConfiguration.builder()
        .tools(tool)
        .toolChoice(choice -> {
          if (mode == AnswerMode.FORCED_TOOL) {
            choice.tool(named -> named.name(TOOL));
          } else {
            choice.auto(_ -> {});
          }
        })
        .build();
  }

  /// The same call once more, with what was wrong with the reply. A reply that could not be read is
  /// left out: the service would refuse to take it back.
  Call again(Reply reply, String complaint) {
    List<Message> longer = new ArrayList<>(messages);
    if (reply.isGarbled() || reply.content().isEmpty()) {
      Message first = longer.removeFirst();
      longer.add(
          first.toBuilder()
              .content(List.of(first.content().getFirst(), ContentBlock.fromText(complaint)))
              .build());
    } else {
      longer.add(
          Message.builder().role(ConversationRole.ASSISTANT).content(reply.content()).build());
      longer.add(message(ConversationRole.USER, complaintBlock(reply, complaint)));
    }
    return new Call(profile, system, schema, longer, maxTokens);
  }

  private static ContentBlock complaintBlock(Reply reply, String complaint) {
    return reply
        .toolUse()
        .map(use ->
            ContentBlock.fromToolResult(result ->
                result
                    .toolUseId(use.toolUseId())
                    .status(ToolResultStatus.ERROR)
                    .content(ToolResultContentBlock.fromText(complaint))))
        .orElseGet(() -> ContentBlock.fromText(complaint));
  }

  private static Message message(ConversationRole role, ContentBlock content) {
    return Message.builder().role(role).content(content).build();
  }
}
