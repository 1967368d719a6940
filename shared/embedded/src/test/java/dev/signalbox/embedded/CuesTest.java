package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuesTest {

  private static final Cues.Reader READER = new Cues.Reader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMPACT_HIGH     | Nobody can book anything, the whole office waits.
          IMPACT_HIGH     | Die ganze Firma steht.
          IMPACT_HIGH     | Plus personne ne peut travailler.
          IMPACT_HIGH     | Toda la oficina sin conexión.
          IMPACT_MEDIUM   | Three of us are affected.
          IMPACT_MEDIUM   | Mehrere Kollegen sehen das.
          URGENCY_HIGH    | I need it by noon.
          URGENCY_HIGH    | Ich kann nicht arbeiten.
          URGENCY_LOW     | No rush, whenever it suits.
          URGENCY_LOW     | Eilt nicht.
          WORKAROUND      | In the meantime I use webmail.
          WORKAROUND      | En attendant je note sur papier.
          DATE_SOON       | She starts on Monday.
          WORK_STOPPED    | We cannot work at all.
          SECURITY        | My laptop was stolen.
          CAUSE_SOUGHT    | Please find out why it keeps happening.
          PLANNED_WORK    | With a rollback plan, outside business hours.
          MACHINE_WRITTEN | state: OK -> CRIT
          NO_ACTION       | Unsubscribe here
          ANGRY           | This is unacceptable.
          NEGATIVE        | I am worried about the files.
          POSITIVE        | You guys are the best
          """)
  void phrasesAreUnderstood(Cue cue, String sentence) {
    assertThat(READER.read(TicketText.of("", sentence).sentences()).has(cue)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMPACT_HIGH  | My mouse is broken.
          URGENCY_HIGH | URGENT URGENT URGENT
          ANGRY        | PLEASE HELP WITH THE PRINTER
          WORKAROUND   | The printer is offline.
          """)
  void otherPhrasesAreNot(Cue cue, String sentence) {
    assertThat(READER.read(TicketText.of("", sentence).sentences()).has(cue)).isFalse();
  }
}
