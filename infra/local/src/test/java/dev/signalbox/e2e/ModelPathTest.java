package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// With a model configured, verdicts come through Bedrock's Converse; here its loopback endpoint.
class ModelPathTest {

  @Test
  @Tag("AI-01")
  void theSameTicketIsJudgedByTheConfiguredModel() {
    Desk desk = Deployment.deskJudgedByModel();
    Json.Obj story =
        desk.judged(desk.arrives("Nobody can print", "None of us can print since eight."));
    assertThat(Desk.verdicts(story))
        .hasSize(4)
        .allMatch(verdict -> verdict.text("state").equals(Optional.of("settled")))
        .allMatch(verdict -> verdict.text("engine").orElse("").startsWith("bedrock"));
    assertThat(Deployment.sharedCloud().model().calls())
        .anyMatch(call -> call.modelId().equals(Deployment.MODEL));
  }
}
