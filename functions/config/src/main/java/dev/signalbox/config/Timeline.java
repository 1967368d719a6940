package dev.signalbox.config;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notes and time entries of a ticket in the order in which they came.
final class Timeline {

  /// One thing that happened.
  ///
  /// @param hours of a time entry
  record Event(
      String kind,
      long id,
      Instant at,
      @Nullable Long memberId,
      @Nullable Long contactId,
      String title,
      String text,
      @Nullable Double hours) {}

  static final Shape<Event> EVENT =
      Shape.<Event>of("TimelineEvent")
          .text("kind", "note or timeEntry", Event::kind)
          .number("id", "the PSA's id", Event::id)
          .time("at", "when", Event::at)
          .maybeNumber("memberId", "the technician who did it", Event::memberId)
          .maybeNumber("contactId", "the customer who did it", Event::contactId)
          .text("title", "title", Event::title)
          .text("text", "plain text, written by people outside: show it as text", Event::text)
          .maybeDecimal("hours", "of a time entry", Event::hours);

  private Timeline() {}

  static List<Event> of(Story story) {
    return Stream.concat(
            story.notes().stream().map(Timeline::event),
            story.timeEntries().stream().map(Timeline::event))
        .sorted(Comparator.comparing(Event::at).thenComparing(Event::kind))
        .toList();
  }

  private static Event event(Note note) {
    return new Event(
        "note",
        note.id(),
        note.createdAt(),
        note.byMember() == null ? null : note.byMember().value(),
        note.byContact() == null ? null : note.byContact().value(),
        note.title(),
        note.text(),
        null);
  }

  private static Event event(TimeEntry entry) {
    return new Event(
        "timeEntry",
        entry.id(),
        entry.startedAt() == null ? entry.createdAt() : entry.startedAt(),
        entry.member() == null ? null : entry.member().value(),
        null,
        "",
        entry.summary(),
        entry.hours().doubleValue());
  }
}
