package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// With a model configured, verdicts come through Bedrock's Converse; here its loopback endpoint.
class ModelPathTest {

  private static final String MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";

  @Test
  @Tag("AI-01")
  void theSameTicketIsJudgedByTheConfiguredModel() throws Exception {
    Deployment deployment =
        Deployment.start("model", Deployment.SMALL, Map.of("BedrockModel", MODEL));
    try {
      Desk desk = deployment.openFirst();
      Json.Obj story =
          desk.judged(desk.arrives("Nobody can print", "None of us can print since eight."));
      assertThat(Desk.verdicts(story))
          .hasSize(4)
          .allMatch(verdict -> verdict.text("state").equals(Optional.of("settled")))
          .allMatch(verdict -> verdict.text("engine").orElse("").startsWith("bedrock"));
      assertThat(Deployment.sharedCloud().model().calls())
          .anyMatch(call -> call.modelId().equals(MODEL));
    } finally {
      deployment.close();
    }
  }
}
