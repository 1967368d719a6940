package dev.signalbox.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.Writer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

  private static Story story(SignalStatus status, Note... notes) {
    return new Story(
        Samples.signal(Samples.ticket(7), status), List.of(notes), List.of(), List.of(), List.of());
  }

  private static Note note(String title, Writer writer, int second) {
    return new Note(
        second,
        new TicketId(7),
        title,
        "text",
        93L,
        2L,
        null,
        null,
        writer,
        Audience.INTERNAL,
        Samples.NOON.plusSeconds(second),
        Samples.NOON);
  }

  @ParameterizedTest
  @Tag("REC-04")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Merged into [T20260301.0007]                 | T20260301.0007
          This ticket was merged to ticket [T20260301.0007] | T20260301.0007
          MERGED INTO  [T20260301.0007]                | T20260301.0007
          Absorbed Ticket Description [T20260301.0007] |
          Ticket forwarded [T20260301.0007]            |
          Merged into                                  |
          """)
  void whatTheNoteOfAMergeSaysIsWhereItWent(String title, String number) {
    assertThat(Merge.into(story(SignalStatus.CLOSED, note(title, Writer.PROGRAM, 1))))
        .isEqualTo(java.util.Optional.ofNullable(number));
  }

  @Test
  void theLastMergeCounts() {
    assertThat(
            Merge.into(
                story(
                    SignalStatus.CLOSED,
                    note("Merged into [T2]", Writer.PROGRAM, 2),
                    note("Merged into [T3]", Writer.PROGRAM, 3),
                    note("Merged into [T1]", Writer.PROGRAM, 1))))
        .hasValue("T3");
  }

  @Test
  void whatPeopleWriteIsNoMerge() {
    assertThat(
            Merge.into(
                story(
                    SignalStatus.CLOSED,
                    note("Merged into [T2]", Writer.TECHNICIAN, 1),
                    note("Merged into [T2]", Writer.CUSTOMER, 2))))
        .isEmpty();
  }

  @Test
  void aTicketThatIsOpenAgainIsNotMerged() {
    assertThat(Merge.into(story(SignalStatus.ACTIVE, note("Merged into [T2]", Writer.PROGRAM, 1))))
        .isEmpty();
  }
}
