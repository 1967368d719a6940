package dev.signalbox.embedded;

import static dev.signalbox.embedded.EngineFixture.ENGINE;
import static dev.signalbox.embedded.EngineFixture.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.TicketKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedEngineTest {

  private static IntakeOpinion judge(String title, String description) {
    return ENGINE.judge(ticket(title, description)).opinion();
  }

  private static <T> T given(Opinion<T> opinion) {
    assertThat(opinion).isInstanceOf(Opinion.Given.class);
    return ((Opinion.Given<T>) opinion).value();
  }

  @Test
  void brokenPrinterIsAnIncidentUnderPrinting() {
    IntakeOpinion opinion =
        judge("Printer offline", "The printer in the hall shows offline and nothing prints.");
    assertThat(given(opinion.kind())).isEqualTo(TicketKind.INCIDENT);
    assertThat(given(opinion.type())).isEqualTo(2L);
    assertThat(given(opinion.issueType())).isEqualTo(20L);
    assertThat(given(opinion.subIssueType())).isEqualTo(200L);
  }

  @Test
  void standstillOfAWholeOfficeIsHighInBoth() {
    IntakeOpinion opinion =
        judge(
            "No internet", "The whole office has no internet since this morning, nobody can work.");
    Severity severity = given(opinion.severity());
    assertThat(severity.impact()).isEqualTo(Severity.Level.HIGH);
    assertThat(severity.urgency()).isEqualTo(Severity.Level.HIGH);
    assertThat(severity.workStopped()).isTrue();
    assertThat(((Opinion.Given<Severity>) opinion.severity()).evidence())
        .anyMatch(evidence -> evidence.quote().contains("nobody can work"));
  }

  @Test
  void capitalsAndTheWordUrgentDoNotRaiseTheUrgency() {
    String wish = "please order a pink headset for me, next month is fine";
    Severity calm = given(judge("Headset", wish).severity());
    Severity loud = given(judge("URGENT!!! HEADSET", "URGENT URGENT " + wish).severity());
    assertThat(loud.urgency()).isEqualTo(calm.urgency()).isEqualTo(Severity.Level.LOW);
    assertThat(loud.impact()).isEqualTo(calm.impact()).isEqualTo(Severity.Level.LOW);
  }

  @Test
  void monitoringMessageIsAnAlertWithoutMood() {
    IntakeOpinion opinion =
        ENGINE
            .judge(
                ticket(
                    "[Monitor] CRIT srv-db-1 disk.free 3 %",
                    "asset: srv-db-1\ncheck: disk.free C: 3 %\nstate: OK -> CRIT",
                    "alerts@monitor.example",
                    "Monitoring"))
            .opinion();
    assertThat(given(opinion.kind())).isEqualTo(TicketKind.ALERT);
    assertThat(given(opinion.mood()).label()).isEqualTo(Mood.Label.NEUTRAL);
  }

  @Test
  void hostileWordsAreAngryAndQuoted() {
    IntakeOpinion opinion =
        judge(
            "Third call",
            "The scanner is dead again.\n"
                + "This is unacceptable, I want to speak to your manager or we cancel the contract.");
    Opinion.Given<Mood> mood = (Opinion.Given<Mood>) opinion.mood();
    assertThat(mood.value().label()).isEqualTo(Mood.Label.ANGRY);
    assertThat(mood.value().frustration()).isGreaterThanOrEqualTo(2);
    assertThat(mood.evidence().getFirst().quote()).contains("unacceptable");
  }

  @Test
  void summaryLeavesOutGreetingSignatureAndQuotedMail() {
    IntakeOpinion opinion =
        judge(
            "Re: VPN",
            """
            Hi team,

            The VPN says authentication failed since Monday. I work from home.

            Kind regards
            Ann
            --
            Ann Other, Client Ltd
            > On Monday Bob wrote:
            > did you restart it?
            """);
    assertThat(given(opinion.summary()))
        .isEqualTo("The VPN says authentication failed since Monday. I work from home.");
  }

  @Test
  void emptyTicketIsLeftToPeople() {
    IntakeOpinion opinion = judge("", "");
    assertThat(opinion.kind()).isInstanceOf(Opinion.Withheld.class);
    assertThat(opinion.issueType()).isInstanceOf(Opinion.Withheld.class);
    assertThat(opinion.severity()).isInstanceOf(Opinion.Withheld.class);
    assertThat(opinion.missing()).isNotEmpty();
  }

  @Test
  void textAboutNothingGetsNoCategory() {
    IntakeOpinion opinion = judge("hm", "lorem ipsum dolor sit amet consectetur");
    assertThat(opinion.subIssueType()).isInstanceOf(Opinion.Withheld.class);
  }

  @Test
  void saysThatItIsLocalAndCostsNothing() {
    Engine.Answer answer = ENGINE.judge(ticket("Password", "I forgot my password."));
    assertThat(answer.provenance().engine()).isEqualTo("embedded-minilm/1");
    assertThat(answer.provenance().usage().microDollars()).isZero();
  }

  @Test
  void sameTicketGetsTheSameOpinionTwice() {
    assertThat(judge("Paper jam", "The copier jams on every second page."))
        .isEqualTo(judge("Paper jam", "The copier jams on every second page."));
  }

  @Test
  void tenantsOwnTicketsDecideWhereTheyArePlain() {
    List<IntakeCase.Example> examples =
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(i ->
                i % 2 == 0
                    ? new IntakeCase.Example(
                        "Turnstile " + i,
                        "The turnstile at gate " + i + " is stuck",
                        11L,
                        22L,
                        220L)
                    : new IntakeCase.Example(
                        "Printer " + i,
                        "The printer on floor " + i + " is offline",
                        10L,
                        20L,
                        200L))
            .toList();
    IntakeCase plain = ticket("Turnstile stuck", "The turnstile at the north gate is stuck.");
    IntakeCase taught =
        new IntakeCase(
            plain.title(),
            plain.description(),
            List.of(),
            plain.company(),
            plain.contact(),
            plain.contactEmail(),
            plain.source(),
            plain.createdAt(),
            plain.choices(),
            examples);
    assertThat(given(ENGINE.judge(taught).opinion().queue())).isEqualTo(11L);
    assertThat(given(ENGINE.judge(taught).opinion().issueType())).isEqualTo(22L);
  }
}
