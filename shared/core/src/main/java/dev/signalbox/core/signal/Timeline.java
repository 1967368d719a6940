package dev.signalbox.core.signal;

import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The conversation on a ticket: its notes and time entries in one order, the same for people and
/// for prompts.
public final class Timeline {

  /// What a page holds at most, in characters: with its longest texts, a ticket is too large for
  /// one answer.
  private static final int MOST_CHARACTERS = 1_000_000;

  /// A PSA stamps creation and last change of one write a moment apart.
  private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

  /// What kind of record an event is.
  public enum Kind {
    NOTE("note"),
    TIME_ENTRY("timeEntry");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Its word in the API.
    public String word() {
      return word;
    }
  }

  /// One thing that happened.
  ///
  /// @param at when it was written, or when the work began
  /// @param editedAt when it was last changed since; null if never
  /// @param audience who may read [#text]
  /// @param internalText what only the provider may read, beside the text; empty for a note
  /// @param hours of a time entry; null for a note
  public record Event(
      Kind kind,
      long id,
      Instant at,
      @Nullable Instant editedAt,
      Writer writer,
      @Nullable MemberId member,
      @Nullable ContactId contact,
      Audience audience,
      String title,
      String text,
      String internalText,
      @Nullable Double hours) {

    private int characters() {
      return title.length() + text.length() + internalText.length();
    }
  }

  /// Where an event stands in the order of its ticket; nothing that happens later moves it.
  public record Place(Instant at, Kind kind, long id) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at).thenComparing(Place::kind).thenComparingLong(Place::id);

    static Place of(Event event) {
      return new Place(event.at(), event.kind(), event.id());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /// A page of a conversation.
  ///
  /// @param events oldest first
  /// @param earlier where the page before these begins; empty when these are the first
  public record Page(List<Event> events, Optional<Place> earlier) {

    public Page {
      events = List.copyOf(events);
    }
  }

  private Timeline() {}

  /// All of it, oldest first.
  public static List<Event> of(Story story) {
    return Stream.concat(
            story.notes().stream().map(Timeline::event),
            story.timeEntries().stream().map(Timeline::event))
        .sorted(Comparator.comparing(Place::of))
        .toList();
  }

  /// The latest events, or those before a place.
  ///
  /// @param before where the page after this one begins; null for the latest
  public static Page page(Story story, @Nullable Place before, int limit) {
    List<Event> all = of(story);
    Deque<Event> page = new ArrayDeque<>();
    int characters = 0;
    for (Event event : all.reversed()) {
      if (before != null && Place.of(event).compareTo(before) >= 0) {
        continue;
      }
      characters += event.characters();
      if (!page.isEmpty() && (page.size() == limit || characters > MOST_CHARACTERS)) {
        return new Page(List.copyOf(page), Optional.of(Place.of(page.getFirst())));
      }
      page.addFirst(event);
    }
    return new Page(List.copyOf(page), Optional.empty());
  }

  private static Event event(Note note) {
    return new Event(
        Kind.NOTE,
        note.id(),
        note.createdAt(),
        edited(note.createdAt(), note.changedAt()),
        note.writer(),
        note.byMember(),
        note.byContact(),
        note.audience(),
        note.title(),
        note.text(),
        "",
        null);
  }

  private static Event event(TimeEntry entry) {
    return new Event(
        Kind.TIME_ENTRY,
        entry.id(),
        entry.startedAt() == null ? entry.createdAt() : entry.startedAt(),
        edited(entry.createdAt(), entry.changedAt()),
        Writer.TECHNICIAN,
        entry.member(),
        null,
        Audience.CUSTOMER,
        "",
        entry.summary(),
        entry.internalNotes(),
        entry.hours().doubleValue());
  }

  private static @Nullable Instant edited(Instant createdAt, Instant changedAt) {
    return changedAt.isAfter(createdAt.plus(SAME_MOMENT)) ? changedAt : null;
  }
}
