package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.EngineFault.Kind;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Opinion.Given;
import dev.signalbox.core.triage.Opinion.Withheld;
import dev.signalbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockRepairTest {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anInvalidAnswerIsRepairedOnce() {
    rig.server.thenTool(Desk.good().put("queue", "Help Desk").build());
    rig.server.thenTool(Desk.good().build());

    var answer = rig.judge(Desk.ticket());

    assertThat(answer.opinion().queue())
        .isInstanceOfSatisfying(
            Given.class, given -> assertThat(given.value()).isEqualTo(Desk.HELP_DESK));
    assertThat(rig.server.requests()).hasSize(2);
    assertThat(answer.provenance().usage().microDollars()).isEqualTo(2 * 429);
  }

  @Test
  void theRepairCarriesTheRuleThatWasBrokenAndTheModelsOwnTurn() {
    rig.server.thenTool(Desk.good().put("queue", "Help Desk").put("frustration", 7).build());
    rig.server.thenTool(Desk.good().build());

    rig.judge(Desk.ticket());

    List<Json> messages = rig.server.requests().getLast().body().list("messages");
    assertThat(messages).hasSize(3);
    assertThat(messages.get(1).write()).contains("reasoningContent", "tooluse_1");
    assertThat(messages.get(2).write())
        .contains("\"toolUseId\":\"tooluse_1\"", "\"status\":\"error\"")
        .contains("queue has to be one of q1, q2, none.", "frustration is outside its range.");
  }

  @Test
  void whatIsStillInvalidIsWithheldAndTheRestStays() {
    rig.server.thenTool(Desk.good().put("queue", "Help Desk").put("summary", 5L).build());
    rig.server.thenTool(Desk.good().put("queue", "Helpdesk").build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(opinion.queue()).isInstanceOf(Withheld.class);
    assertThat(opinion.summary()).isInstanceOf(Given.class);
    assertThat(opinion.kind()).isInstanceOf(Given.class);
    assertThat(rig.server.requests()).hasSize(2);
  }

  @Test
  void aRepairThatFailsKeepsWhatTheFirstAnswerGotRight() {
    rig.server.thenTool(Desk.good().put("queue", "Help Desk").build());
    rig.server.thenError(424, "ModelErrorException", "The model failed.");

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(opinion.queue()).isInstanceOf(Withheld.class);
    assertThat(opinion.kind()).isInstanceOf(Given.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed_tool_use", "malformed_model_output", "max_tokens"})
  void aGarbledReplyIsAskedForOnceMoreWithoutRepeatingIt(String reason) {
    rig.server.thenStop(reason, "<tool_call>{\"queue\": \"q1\"");
    rig.server.thenTool(Desk.good().build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(opinion.kind()).isInstanceOf(Given.class);
    Json.Obj second = rig.server.requests().getLast().body();
    assertThat(second.list("messages")).hasSize(1);
    assertThat(second.write()).doesNotContain("<tool_call>").contains("no complete record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed_tool_use", "end_turn"})
  void aSecondUnreadableReplyIsUnusable(String reason) {
    rig.server.thenStop(reason, "I would say it is the printer: {queue: q1}");

    assertThatThrownBy(() -> rig.judge(Desk.ticket()))
        .isInstanceOfSatisfying(
            EngineFault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Kind.UNUSABLE);
              assertThat(fault).hasMessageNotContaining("printer");
            });
    assertThat(rig.server.requests()).hasSize(2);
  }

  @Test
  void answersThatAreAllInvalidAreUnusable() {
    rig.server.thenTool(Json.object().put("verdict", "fine").build());

    assertThatThrownBy(() -> rig.judge(Desk.ticket()))
        .isInstanceOfSatisfying(
            EngineFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.UNUSABLE));
  }
}
