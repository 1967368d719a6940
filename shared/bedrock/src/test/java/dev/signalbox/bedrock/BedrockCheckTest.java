package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.bedrock.BedrockCheck.Finding;
import dev.signalbox.bedrock.BedrockCheck.Finding.NoAccess;
import dev.signalbox.bedrock.BedrockCheck.Finding.NoQuota;
import dev.signalbox.bedrock.BedrockCheck.Finding.NotAsDescribed;
import dev.signalbox.bedrock.BedrockCheck.Finding.Ready;
import dev.signalbox.bedrock.BedrockCheck.Finding.Unreachable;
import dev.signalbox.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockCheckTest {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aModelThatAnswersIsReadyAfterOneSmallCall() {
    rig.server.thenTool(Json.object().put("ok", true).build());

    assertThat(check(Rig.HAIKU)).isEqualTo(new Ready(Rig.HAIKU, true));
    assertThat(rig.server.onlyRequest().body().object("inferenceConfig").orElseThrow().write())
        .isEqualTo("{\"maxTokens\":100}");
  }

  @Test
  void aModelThatNobodyDescribedIsReadyAndSaysSo() {
    rig.server.thenText("{\"ok\": true}");

    assertThat(check("example.new-model-v9:0"))
        .isEqualTo(new Ready("example.new-model-v9:0", false));
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDeniedException, no access, NoAccess",
    "404, ResourceNotFoundException, this model has reached the end of its life, NoAccess",
    "400, ValidationException, on-demand throughput is not supported, NoAccess",
    "429, ThrottlingException, Too many tokens per day, NoQuota",
    "408, ModelTimeoutException, too slow, Unreachable",
    "400, ValidationException, toolConfig.toolChoice.tool is not supported, NotAsDescribed",
    "400, ValidationException, temperature is deprecated for this model, NotAsDescribed",
    "400, ValidationException, something else, NotAsDescribed"
  })
  void aProblemIsNamedWithItsNextStep(int status, String type, String message, String finding) {
    rig.server.thenError(status, type, message);

    Finding found = check(Rig.HAIKU);

    assertThat(found.getClass().getSimpleName()).isEqualTo(finding);
    assertThat(nextStep(found)).endsWith(".").hasSizeGreaterThan(40);
  }

  @Test
  void aModelThatChattersIsNotAsDescribed() {
    rig.server.thenText("Sure, going ahead!");

    assertThat(check(Rig.HAIKU)).isInstanceOf(NotAsDescribed.class);
  }

  private Finding check(String model) {
    return new BedrockCheck(rig.client, ModelProfiles.shipped().get(model)).check();
  }

  private static String nextStep(Finding finding) {
    return switch (finding) {
      case Ready _ -> "";
      case NoAccess(String next) -> next;
      case NoQuota(String next) -> next;
      case Unreachable(String next) -> next;
      case NotAsDescribed(String next) -> next;
    };
  }
}
