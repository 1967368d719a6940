package dev.signalbox.config;

import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Timeline;
import dev.signalbox.core.signal.Timeline.Event;
import dev.signalbox.core.signal.Timeline.Kind;
import dev.signalbox.core.signal.Timeline.Page;
import dev.signalbox.core.signal.Timeline.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conversation on a ticket as answers show it.
final class Conversation {

  /// What comes with the whole signal.
  static final int USUAL_PAGE = 100;

  static final int MOST = 200;

  static final Shape<Event> EVENT =
      Shape.<Event>of("TimelineEvent")
          .text("kind", "note or timeEntry", event -> event.kind().word())
          .number("id", "the PSA's id", Event::id)
          .time("at", "when", Event::at)
          .time("editedAt", "when it was last changed since; absent if never", Event::editedAt)
          .text(
              "author",
              "technician, customer or program (a rule, a tool, another integration)",
              event -> event.writer().word())
          .maybeNumber(
              "memberId",
              "the technician who did it",
              event -> event.member() == null ? null : event.member().value())
          .maybeNumber(
              "contactId",
              "the customer who did it",
              event -> event.contact() == null ? null : event.contact().value())
          .text("audience", "who may read text: customer or internal", e -> e.audience().word())
          .text("title", "title", Event::title)
          .text("text", "plain text, written by people outside: show it as text", Event::text)
          .text("internalText", "what only the provider may read", Event::internalText)
          .maybeDecimal("hours", "of a time entry", Event::hours);

  static final Shape<Page> PAGE =
      Shape.<Page>of("Timeline")
          .list("items", "oldest first", EVENT, Page::events)
          .maybeText("nextCursor", "of what came before; absent on the first", Conversation::next);

  static final Route.Parameter[] PARAMETERS = {
    new Route.Parameter(
        "cursor", "string", "nextCursor of the page after; the latest unless given"),
    new Route.Parameter("limit", "integer", "events of a page, 1 to 200; 100 unless given")
  };

  private Conversation() {}

  static Page latest(Story story) {
    return Timeline.page(story, null, USUAL_PAGE);
  }

  static Page page(Story story, Call call) {
    Place before = call.request().parameter("cursor").map(Conversation::place).orElse(null);
    return Timeline.page(story, before, call.limit(USUAL_PAGE, MOST));
  }

  static @Nullable String next(Page page) {
    return page.earlier().map(Conversation::cursor).orElse(null);
  }

  /// A place in a ticket that the caller may read is no secret, so it is not sealed.
  private static String cursor(Place place) {
    String text = place.at() + " " + place.kind().word() + " " + place.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Place place(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split(" ", 3));
      return new Place(
          Instant.parse(parts.get(0)), kind(parts.get(1)), Long.parseLong(parts.get(2)));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException _) {
      throw Refusal.field("cursor", "This is no cursor of this list. Begin again without one.");
    }
  }

  private static Kind kind(String word) {
    return Kind.NOTE.word().equals(word) ? Kind.NOTE : Kind.TIME_ENTRY;
  }
}
