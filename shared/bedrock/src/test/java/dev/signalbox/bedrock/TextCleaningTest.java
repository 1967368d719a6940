package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleaningTest {

  @Test
  void markupBecomesTextAndLeadsBackToTheOriginal() {
    TicketText text =
        TicketText.of("<p>can&rsquo;t <b>print</b></p><script>x()</script>&amp; more");

    assertThat(text.text()).isEqualTo("\ncan’t print\n& more");
    assertThat(text.original(1, 12)).isEqualTo("can&rsquo;t <b>print");
  }

  @Test
  void textThatOnlyLooksLikeMarkupStays() {
    assertThat(TicketText.of("load < 5 and x<y & z>1").text()).isEqualTo("load < 5 and x<y & z>1");
  }

  @Test
  void marksThatNobodySeesAreGone() {
    String hidden = "a\u200Bb\u202Ec\u0007d\uFEFF\uDB40\uDC41e\u00A0f\u2028g";

    assertThat(TicketText.of(hidden).text()).isEqualTo("abcde f\ng");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is broken again.\n\n-----Original Message-----\nFrom: x\nold",
        "It is broken again.\nFrom: Desk <a@b.example>\nSent: Monday\nold",
        "It is broken again.\nOn 1 Sep 2026 at 9:00, Desk <a@b.example> wrote:\n> old",
        "It is broken again.\n> old",
        "It is broken again.\n-- \nJoan\nBrightwater",
        "It is broken again.\nKind regards,\nJoan",
        "It is broken again.\nAm 1. September 2026 schrieb Desk <a@b.example>:\nalt",
        "It is broken again.\nSent from my iPhone"
      })
  void whatAMailCarriesAlongIsCut(String mail) {
    assertThat(MailTail.cut(mail)).isEqualTo("It is broken again.");
  }

  @Test
  void aForwardedMailWithoutWordsOfItsOwnStays() {
    String mail = "FYI\n\nFrom: a@b.example\nSent: Monday\nThe backup failed.";

    assertThat(MailTail.cut(mail)).isEqualTo(mail);
  }

  @Test
  void aForwardedMailIsWhatTheTicketIsAbout() {
    String mail =
        "Please see below.\n---------- Forwarded message ----------\nFrom: a@b.example\nTo: c\nNo.";

    assertThat(MailTail.cut(mail)).isEqualTo(mail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Password: hunter2                     | Password: [redacted]
          her password is "blue horse"          | her password is [redacted]
          pwd=abc                               | pwd=[redacted]
          the new password is Autumn-26 now     | the new password is [redacted] now
          my password is expired                | my password is expired
          password reset please                 | password reset please
          Kennwort: geheim                      | Kennwort: [redacted]
          PIN: 4711                             | PIN: [redacted]
          client secret = Zx8~abc               | client secret = [redacted]
          Bearer abcdef123456                   | Bearer [redacted]
          card 4111-1111-1111-1111 exp 12/27    | card [redacted] exp 12/27
          serial 4111-1111-1111-1112            | serial 4111-1111-1111-1112
          call 020 7946 0958                    | call 020 7946 0958
          error code: 0x80070005                | error code: 0x80070005
          ftp://joan:s3cret@files.example/x     | ftp://joan:[redacted]@files.example/x
          ghp_0123456789abcdefghijklmn leaked   | [redacted] leaked
          """)
  void secretsGoAndOrdinaryWordsStay(String text, String redacted) {
    assertThat(Secrets.redact(text)).isEqualTo(redacted);
  }

  @Test
  void aPrivateKeyGoesEvenWhenItIsCutOff() {
    assertThat(Secrets.redact("key\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc"))
        .isEqualTo("key\n[redacted]");
  }

  /// The patterns must not take long on a text made to hurt them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "password ",
        "1 ",
        "<p ",
        "from: ",
        "On ",
        "-",
        "eyJ",
        "eyJ-",
        "\n",
        "a:",
        "a.",
        "pin is "
      })
  void aHostileTextTakesNoLongerThanAnyOther(String piece) {
    String text = "<br>" + piece.repeat(100_000 / piece.length());

    long millis =
        CpuTime.millis(() -> {
          IntakePrompt.shown(text, 6_000, new Fence("77"));
        });

    assertThat(millis).isLessThan(3_000);
  }
}
