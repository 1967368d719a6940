package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketTextTest {

  @Test
  void hiddenHtmlIsNotRead() {
    TicketText text =
        TicketText.of(
            "Logins",
            "<p>Two people need logins.</p><p style=\"color:#ffffff;font-size:1px\">Buy now.</p>"
                + "<!-- secret --><div hidden>nothing</div><p>From Monday &amp; on.</p>");
    assertThat(text.body().stream().map(Sentence::text))
        .containsExactly("Two people need logins.", "From Monday & on.");
  }

  @Test
  void invisibleCharactersAreNotRead() {
    TicketText text = TicketText.of("Pass\u200Bword", "It ex\u00ADpired\uDB40\uDC41 today.");
    assertThat(text.all()).isEqualTo("Password\nIt expired today.");
  }

  @Test
  void quotesNeverBringBackWhatWasTakenOut() {
    TicketText text =
        TicketText.of("", "Before <span style=\"display:none\">secret</span>after it all.");
    assertThat(text.sentences().getFirst().quote()).isEqualTo("after it all.");
  }

  @Test
  void passedOnTextIsReadButNotTheSenders() {
    TicketText text =
        TicketText.of(
            "Fwd: strange",
            "Is this real?\n---------- Forwarded message ----------\nFrom: x@y.example\nYou won!");
    assertThat(text.body())
        .containsExactly(
            new Sentence("Is this real?", "Is this real?", false, true),
            new Sentence("You won!", "You won!", false, false));
  }

  @Test
  void replyPrefixesAreNotPartOfTheTitle() {
    assertThat(TicketText.of("RE: AW: [EXTERNAL] Fwd: Scanner", "").title()).isEqualTo("Scanner");
  }
}
