package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.triage.Engine.Answer;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Evidence.Source;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion.Given;
import dev.signalbox.core.triage.Opinion.Withheld;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.Severity.Level;
import dev.signalbox.core.triage.TicketKind;
import dev.signalbox.json.Json;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockEngineTest {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aForcedToolFillsEveryOpinion() {
    rig.server.thenTool(Desk.good().build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    Evidence locked = new Evidence("says\n  account locked", Source.DESCRIPTION);
    Evidence title = new Evidence("front desk locked out", Source.TITLE);
    Evidence only = new Evidence("the only check-in PC", Source.DESCRIPTION);
    Evidence worried = new Evidence("is worried", Source.DESCRIPTION);
    assertThat(opinion)
        .isEqualTo(
            new IntakeOpinion(
                new Given<>(
                    "Lindsey Craft cannot sign in as wes-reception since 9:20; 2 patients wait.",
                    0.85,
                    List.of(locked, title, only)),
                List.of(
                    new Mention("device", "BWD-RCP-02"), new Mention("application", "DentaFlow")),
                List.of("Who typed the password wrong?"),
                new Given<>(TicketKind.INCIDENT, 0.85, List.of(locked)),
                new Given<>(Desk.INCIDENT, 0.85, List.of(locked)),
                new Given<>(Desk.HELP_DESK, 0.65, List.of(title)),
                new Given<>(
                    new Severity(Level.MEDIUM, Level.HIGH, true, false), 0.65, List.of(only)),
                new Given<>(Desk.IDENTITY, 0.85, List.of(locked)),
                new Given<>(Desk.LOCKOUT, 0.85, List.of(locked)),
                new Given<>(new Mood(Mood.Label.NEGATIVE, 1), 0.4, List.of(worried))));
  }

  @Test
  void theToolIsForcedWithoutThinkingOrSampling() {
    rig.server.thenTool(Desk.good().build());

    rig.judge(Desk.ticket());

    Json.Obj body = rig.server.onlyRequest().body();
    assertThat(body.object("toolConfig").orElseThrow().object("toolChoice").orElseThrow().write())
        .isEqualTo("{\"tool\":{\"name\":\"record_triage\"}}");
    assertThat(body.object("inferenceConfig").orElseThrow().write())
        .isEqualTo("{\"maxTokens\":700}");
    assertThat(body.object("additionalModelRequestFields").orElseThrow().write())
        .isEqualTo("{\"thinking\":{\"type\":\"disabled\"}}");
    assertThat(body.list("system").getLast().write())
        .isEqualTo("{\"cachePoint\":{\"type\":\"default\"}}");
  }

  @Test
  void aModelThatRefusesForcedToolsIsOfferedOneAndMayAnswerInText() {
    rig.server.thenText("Here it is:\n```json\n" + Desk.good().write() + "\n```");

    IntakeOpinion opinion = rig.judge(Rig.SONNET, Desk.ticket()).opinion();

    assertThat(opinion.queue()).isInstanceOf(Given.class);
    Json.Obj body = rig.server.onlyRequest().body();
    assertThat(body.object("toolConfig").orElseThrow().object("toolChoice").orElseThrow().write())
        .isEqualTo("{\"auto\":{}}");
    assertThat(body.object("outputConfig").orElseThrow().write()).isEqualTo("{\"effort\":\"low\"}");
    assertThat(body.list("system").getFirst().write()).contains("one JSON object");
  }

  @Test
  void anUnknownModelIsAskedForNothingThatSomeModelRefuses() {
    rig.server.thenText(Desk.good().write());

    rig.judge("example.new-model-v9:0", Desk.ticket());

    Json.Obj body = rig.server.onlyRequest().body();
    assertThat(body.object("inferenceConfig").orElseThrow().write())
        .isEqualTo("{\"maxTokens\":2000}");
    assertThat(body.fields()).doesNotContainKeys("additionalModelRequestFields", "outputConfig");
    assertThat(body.object("toolConfig").orElseThrow().object("toolChoice").orElseThrow().write())
        .isEqualTo("{\"auto\":{}}");
    assertThat(body.list("system")).hasSize(1);
  }

  @Test
  void aProfileMayGiveTheSchemaToTheService() {
    ModelProfile profile = ModelProfiles.shipped().get("example.new-model-v9:0");
    ModelProfile strict =
        new ModelProfile(
            profile.model(),
            true,
            false,
            true,
            false,
            true,
            700,
            profile.requestFields(),
            profile.effort(),
            profile.price());
    rig.server.thenText(Desk.good().write());

    var engine =
        new BedrockEngine(
            rig.client, strict, byte[]::new, InstantSource.system(), BedrockClients.LONGEST_CALL);

    assertThat(engine.judge(Desk.ticket()).opinion().kind()).isInstanceOf(Given.class);
    Json.Obj body = rig.server.onlyRequest().body();
    assertThat(body.fields()).doesNotContainKey("toolConfig");
    Json.Obj format = body.object("outputConfig").orElseThrow().object("textFormat").orElseThrow();
    assertThat(format.text("type")).contains("json_schema");
    assertThat(format.write()).contains("subIssueTypeConfidence");
  }

  @ParameterizedTest
  @CsvSource({
    "us.anthropic.claude-haiku-5-5-v1:0, /model/us.anthropic.claude-haiku-5-5-v1%3A0/converse",
    "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-haiku-5-5,"
        + " /model/arn%3Aaws%3Abedrock%3Aeu-west-1%3A123456789012%3Ainference-profile"
        + "%2Feu.anthropic.claude-haiku-5-5/converse"
  })
  void modelIdsAndArnsTravelPercentEncoded(String model, String path) {
    rig.server.thenTool(Desk.good().build());

    Answer answer = rig.judge(model, Desk.ticket());

    assertThat(rig.server.onlyRequest().rawPath()).isEqualTo(path);
    assertThat(answer.provenance().model()).isEqualTo(model);
  }

  @Test
  void costCountsCachedTokensAtTheirOwnPrice() {
    rig.server.thenTool(Desk.good().build());

    var provenance = rig.judge(Desk.ticket()).provenance();

    // 1,700 x 0.11 + 3,000 x 0.011 + 380 x 0.55 = 429 millionths of a dollar.
    assertThat(provenance.usage().microDollars()).isEqualTo(429);
    assertThat(provenance.usage().inputTokens()).isEqualTo(4_700);
    assertThat(provenance.usage().outputTokens()).isEqualTo(380);
    assertThat(provenance.engine()).isEqualTo("bedrock");
    assertThat(provenance.prompt()).isEqualTo("intake/1");
    assertThat(provenance.degraded()).isFalse();
  }

  @Test
  void aJudgementWithoutAPassageOfTheTicketIsWithheld() {
    rig.server.thenTool(
        Desk.good()
            .put(
                "evidence",
                Json.array(
                    Desk.passage("says account locked", "kind"),
                    Desk.passage("the whole company is down", "kind", "severity")))
            .build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(opinion.severity()).isInstanceOf(Withheld.class);
    assertThat(opinion.queue()).isInstanceOf(Withheld.class);
    assertThat(opinion.kind())
        .isEqualTo(
            new Given<>(
                TicketKind.INCIDENT,
                0.65,
                List.of(new Evidence("says\n  account locked", Source.DESCRIPTION))));
  }

  @Test
  void aSubIssueTypeOfAnotherIssueTypeIsWithheld() {
    rig.server.thenTool(Desk.good().put("subIssueType", "s2").build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(opinion.issueType()).isInstanceOf(Given.class);
    assertThat(opinion.subIssueType()).isInstanceOf(Withheld.class);
  }

  @Test
  void noneAndUnknownAbstainOnThatFieldOnly() {
    rig.server.thenTool(
        Desk.good().put("queue", "none").put("kind", "unknown").put("urgency", "unknown").build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(rig.server.requests()).hasSize(1);
    assertThat(opinion.queue()).isInstanceOf(Withheld.class);
    assertThat(opinion.kind()).isInstanceOf(Withheld.class);
    assertThat(opinion.severity()).isInstanceOf(Withheld.class);
    assertThat(opinion.issueType()).isInstanceOf(Given.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lindsey Craft cannot sign in since 9:40.",
        "Lindsey Craft and Bob Fenwick cannot sign in.",
        "Users cannot open EpicCare.",
        "Account on BWD-RCP-03 is locked.",
        "Call help.evil.example about the lockout."
      })
  void aSummaryThatSaysMoreThanTheTicketIsWithheld(String summary) {
    rig.server.thenTool(Desk.good().put("summary", summary).build());

    assertThat(rig.judge(Desk.ticket()).opinion().summary()).isInstanceOf(Withheld.class);
  }

  @Test
  void aMentionOrQuestionThatTheTicketDoesNotContainIsDropped() {
    rig.server.thenTool(
        Desk.good()
            .put("mentions", Json.array(Desk.mention("device", "BWD-SRV-01")))
            .put("missing", Json.array(Json.text("Is Bob Fenwick on site?")))
            .build());

    IntakeOpinion opinion = rig.judge(Desk.ticket()).opinion();

    assertThat(opinion.mentions()).isEmpty();
    assertThat(opinion.missing()).isEmpty();
  }

  @Test
  void primingCallsNobody() {
    rig.engine(Rig.HAIKU, BedrockClients.LONGEST_CALL).prime();

    assertThat(rig.server.requests()).isEmpty();
  }
}
