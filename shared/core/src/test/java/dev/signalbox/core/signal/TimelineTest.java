package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.Writer;
import dev.signalbox.core.signal.Timeline.Event;
import dev.signalbox.core.signal.Timeline.Kind;
import dev.signalbox.core.signal.Timeline.Page;
import dev.signalbox.core.signal.Timeline.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The conversation on a ticket.
class TimelineTest {

  private static Note note(long id, Instant at, Writer writer, Audience audience, String text) {
    ContactId contact = writer == Writer.CUSTOMER ? new ContactId(77) : null;
    MemberId member = writer == Writer.TECHNICIAN ? new MemberId(5) : null;
    return new Note(
        id, new TicketId(1), "Note", text, 1L, 1L, member, contact, writer, audience, at, at);
  }

  private static TimeEntry time(long id, @Nullable Instant startedAt, Instant createdAt) {
    return new TimeEntry(
        id,
        new TicketId(1),
        new MemberId(5),
        startedAt,
        null,
        new BigDecimal("0.5"),
        "Replaced the fuser",
        "It was ours",
        createdAt,
        createdAt);
  }

  private static Story story(List<Note> notes, List<TimeEntry> times) {
    return new Story(Samples.signal(1), notes, times, List.of(), List.of());
  }

  @Test
  void notesAndTimeEntriesStandInOneOrderByWhenTheyHappened() {
    Story story =
        story(
            List.of(
                note(3, NOON.plusSeconds(30), Writer.TECHNICIAN, Audience.INTERNAL, "third"),
                note(1, NOON, Writer.CUSTOMER, Audience.CUSTOMER, "first")),
            // Logged at the end of the day, for work that was done between the notes.
            List.of(time(2, NOON.plusSeconds(20), NOON.plusSeconds(9000))));

    assertThat(Timeline.of(story)).extracting(Event::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void workWithoutABeginningStandsWhereItWasLogged() {
    Story story =
        story(
            List.of(note(1, NOON, Writer.CUSTOMER, Audience.CUSTOMER, "first")),
            List.of(time(2, null, NOON.plusSeconds(5))));

    assertThat(Timeline.of(story)).extracting(Event::at).containsExactly(NOON, NOON.plusSeconds(5));
  }

  @Test
  void orderDoesNotDependOnTheOrderOfTheStore() {
    List<Note> notes =
        new ArrayList<>(
            LongStream.rangeClosed(1, 20)
                .mapToObj(id -> note(id, NOON, Writer.PROGRAM, Audience.INTERNAL, "same time"))
                .toList());
    List<TimeEntry> times =
        new ArrayList<>(
            LongStream.rangeClosed(1, 20).mapToObj(id -> time(id, NOON, NOON)).toList());
    List<Event> expected = Timeline.of(story(notes, times));
    Random random = new Random(41);

    for (int round = 0; round < 50; round++) {
      Collections.shuffle(notes, random);
      Collections.shuffle(times, random);
      assertThat(Timeline.of(story(notes, times))).isEqualTo(expected);
    }
    assertThat(expected.getFirst().kind()).isEqualTo(Kind.NOTE);
  }

  @Test
  void eachSaysWhoWroteItAndWhoMayReadIt() {
    Story story =
        story(
            List.of(
                note(1, NOON, Writer.CUSTOMER, Audience.CUSTOMER, "It smokes."),
                note(2, NOON.plusSeconds(1), Writer.TECHNICIAN, Audience.INTERNAL, "Old fuser.")),
            List.of(time(3, NOON.plusSeconds(2), NOON.plusSeconds(2))));

    List<Event> events = Timeline.of(story);

    assertThat(events)
        .extracting(Event::writer)
        .containsExactly(Writer.CUSTOMER, Writer.TECHNICIAN, Writer.TECHNICIAN);
    assertThat(events)
        .extracting(Event::audience)
        .containsExactly(Audience.CUSTOMER, Audience.INTERNAL, Audience.CUSTOMER);
    assertThat(events.getLast().text()).isEqualTo("Replaced the fuser");
    assertThat(events.getLast().internalText()).isEqualTo("It was ours");
    assertThat(events.getLast().hours()).isEqualTo(0.5);
  }

  @Test
  void whatWasChangedLaterSaysSo() {
    Note made = Samples.note(1, 1, "untouched", NOON.plusSeconds(1));
    Note edited = Samples.note(2, 1, "edited", NOON.plusSeconds(600));

    assertThat(Timeline.of(story(List.of(made, edited), List.of())))
        .extracting(Event::editedAt)
        .containsExactly(null, NOON.plusSeconds(600));
  }

  @Test
  void pagesGoBackWithoutGapOrRepeatWhileNewEventsCome() {
    List<Note> notes = new ArrayList<>(numbered(1, 7));
    Page latest = Timeline.page(story(notes, List.of()), null, 3);
    notes.addAll(numbered(8, 9));
    Page middle = Timeline.page(story(notes, List.of()), place(latest), 3);
    Page first = Timeline.page(story(notes, List.of()), place(middle), 3);

    assertThat(latest.events()).extracting(Event::id).containsExactly(5L, 6L, 7L);
    assertThat(middle.events()).extracting(Event::id).containsExactly(2L, 3L, 4L);
    assertThat(first.events()).extracting(Event::id).containsExactly(1L);
    assertThat(first.earlier()).isEmpty();
  }

  @Test
  void pageEndsBeforeItsTextsGetTooLong() {
    List<Note> notes =
        IntStream.rangeClosed(1, 5)
            .mapToObj(id ->
                note(
                    id,
                    NOON.plusSeconds(id),
                    Writer.PROGRAM,
                    Audience.INTERNAL,
                    "x".repeat(400_000)))
            .toList();

    Page page = Timeline.page(story(notes, List.of()), null, 100);

    assertThat(page.events()).extracting(Event::id).containsExactly(4L, 5L);
    assertThat(page.earlier()).isPresent();
  }

  @Test
  void textLongerThanAPageStillComes() {
    Note huge = note(1, NOON, Writer.PROGRAM, Audience.INTERNAL, "x".repeat(2_000_000));

    Page page = Timeline.page(story(List.of(huge), List.of()), null, 100);

    assertThat(page.events()).hasSize(1);
    assertThat(page.earlier()).isEmpty();
  }

  private static List<Note> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            id -> note(id, NOON.plusSeconds(id), Writer.TECHNICIAN, Audience.INTERNAL, "n" + id))
        .toList();
  }

  private static Place place(Page page) {
    return page.earlier().orElseThrow();
  }
}
