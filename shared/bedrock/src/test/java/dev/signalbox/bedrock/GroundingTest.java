package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Evidence.Source;
import dev.signalbox.core.triage.IntakeCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {

  private final Grounding grounding = new Grounding(Desk.ticket());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The shared sign-in wes-reception is locked since 09:20.",
        "Lindsey's account at Brightwater Dental Group is locked; 2 patients wait.",
        "User cannot open DentaFlow on BWD-RCP-02.",
        "Phoning caller is worried. Patients wait at the only PC.",
        "Checking in is impossible. Worried caller."
      })
  void proseThatTheTicketBearsOutIsKept(String prose) {
    assertThat(grounding.supports(prose)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Three of 14 users are locked out.",
        "Lindsey Crawford is locked out.",
        "The account is locked, see KB5012345.",
        "Locked since 9:20 on 10.0.0.5.",
        "Write to admin@evil.example."
      })
  void proseThatAddsANumberANameOrAnAddressIsNot(String prose) {
    assertThat(grounding.supports(prose)).isFalse();
  }

  @Test
  void aQuoteIsFoundDespiteSpacesCaseAndCurlyQuotesAndGivenBackVerbatim() {
    Passages passages = new Passages(Desk.ticket());

    assertThat(passages.find("Shared sign-in “WES-reception” says account   locked"))
        .contains(
            new Evidence(
                "Shared sign-in \"wes-reception\" says\n  account locked", Source.DESCRIPTION));
    assertThat(passages.find("account unlocked")).isEmpty();
    assertThat(passages.find(" ")).isEmpty();
  }

  @Test
  void aLanguageThatCapitalisesNounsMayUseNounsButNoNewNames() {
    Grounding german =
        new Grounding(
            Desk.ticket("Drucker", "Der Drucker im Büro druckt nicht und die Schicht ist da."));

    assertThat(german.supports("Seit Schichtbeginn ist im Büro kein Ausdruck möglich.")).isTrue();
    assertThat(german.supports("Im Büro wartet Henning Maler auf den Drucker.")).isFalse();
    assertThat(german.supports("Im Büro stehen 3 Drucker.")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-", "1,", "A b ", "-", "1"})
  void aHostileTicketTakesNoLongerThanAnyOther(String piece) {
    IntakeCase ticket = Desk.ticket("x", piece.repeat(100_000 / piece.length()) + "!");

    long millis =
        CpuTime.millis(() -> {
          new Grounding(ticket).supports("Printing fails for Bob at 9:20.");
          new Passages(ticket).find("nothing of the kind");
        });

    assertThat(millis).isLessThan(3_000);
  }
}
