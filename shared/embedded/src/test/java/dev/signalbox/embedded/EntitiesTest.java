package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.triage.Mention;
import org.junit.jupiter.api.Test;

class EntitiesTest {

  @Test
  void devicesErrorsDatesAndApplicationsAreNamedWordForWord() {
    var sentences =
        TicketText.of(
                "Excel on AB-LT-014",
                "Error 0x80070005 since Monday, needed by 2 PM. Frau Maier has it too.")
            .sentences();
    assertThat(Entities.find(sentences))
        .contains(
            new Mention("device", "AB-LT-014"),
            new Mention("errorCode", "0x80070005"),
            new Mention("application", "Excel"),
            new Mention("date", "Monday"),
            new Mention("date", "2 PM"),
            new Mention("person", "Frau Maier"));
  }
}
