package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Merge;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.SignalPage;
import dev.signalbox.core.signal.SignalQuery;
import dev.signalbox.core.signal.SignalQuery.View;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Timeline;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.triage.Phase;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signals: what is on the desk, and everything about one of them.
final class SignalsApi {

  private static final int USUAL_PAGE = 50;
  private static final int LONGEST_TEXT = 100;

  private static final Shape<Owed> OWED =
      Shape.<Owed>of("Owed")
          .text("phase", "intake or resolution", owed -> owed.phase().word())
          .text("state", "waiting or failed", owed -> owed.givenUp() ? "failed" : "waiting")
          .number("attempts", "how often it was tried", owed -> (long) owed.attempts());

  /// A page of signals, ready to be shown.
  private record Listed(List<SignalRows.Row> rows, SignalPage page) {}

  private static final Shape<Listed> LISTED =
      Shape.<Listed>of("SignalList")
          .list("items", "latest activity first", SignalRows.ROW, Listed::rows)
          .maybeText("nextCursor", "of the next page; absent on the last", SignalsApi::nextOf)
          .bool(
              "stoppedEarly",
              "whether the search gave up before the page was full; nextCursor goes on from there",
              listed -> listed.page().stoppedEarly());

  /// Nothing is written to a PSA yet; the list is there, and empty.
  private static final Shape<String> WRITE =
      Shape.<String>of("Write").text("id", "id of the write", id -> id);

  /// One signal with everything about it.
  private record Whole(
      SignalRows.Row row, Story story, Timeline.Page timeline, List<SignalRows.Row> children) {}

  private static final Shape<Whole> WHOLE =
      Shape.<Whole>of("SignalStory")
          .part("signal", "the ticket as we hold it", SignalRows.WHOLE, Whole::row)
          .maybeText(
              "mergedInto",
              "number of the ticket that it was merged into in the PSA's own screens",
              whole -> Merge.into(whole.story()).orElse(null))
          .list(
              "timeline",
              "the latest notes and time entries, oldest first",
              Conversation.EVENT,
              whole -> whole.timeline().events())
          .maybeText(
              "timelineCursor",
              "for GET .../timeline, what came before; absent when this is all",
              whole -> Conversation.next(whole.timeline()))
          .list(
              "verdicts",
              "what the processors said",
              Verdicts.VERDICT,
              whole -> whole.story().verdicts())
          .list("owed", "judgements still to come", OWED, whole -> whole.story().owed())
          .list("writes", "what was written to the PSA for it", WRITE, _ -> List.of())
          .list("children", "tickets linked under it", SignalRows.ROW, Whole::children);

  private static final Route.Parameter[] FILTERS = {
    new Route.Parameter("connection", "string", "whose signals; needed if you have several"),
    new Route.Parameter("view", "string", "open (unless given), resolved, closed or all"),
    new Route.Parameter("queue", "integer", "only those of this queue, by the PSA's id"),
    new Route.Parameter("status", "integer", "only those of this status, by the PSA's id"),
    new Route.Parameter("company", "integer", "only those of this company, by the PSA's id"),
    new Route.Parameter("q", "string", "only those whose number or title contains it"),
    new Route.Parameter("cursor", "string", "nextCursor of the page before, same filters"),
    new Route.Parameter("limit", "integer", "rows of a page, 1 to 200; 50 unless given")
  };

  private final ConnectionStore connections;
  private final SignalStore signals;
  private final SignalRows rows;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  SignalsApi(
      ConnectionStore connections,
      SignalStore signals,
      SignalRows rows,
      TaskQueue queue,
      Ids ids,
      InstantSource clock) {
    this.connections = connections;
    this.signals = signals;
    this.rows = rows;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        new Route(
                "GET",
                "/v1/signals",
                Role.VIEWER,
                "the signals of a connection, latest first",
                Form.NONE,
                200,
                LISTED,
                this::list)
            .asking(FILTERS),
        new Route(
            "GET",
            "/v1/signals/{connection}/{ticket}",
            Role.VIEWER,
            "one signal, whole",
            Form.NONE,
            200,
            WHOLE,
            this::one),
        new Route(
                "GET",
                "/v1/signals/{connection}/{ticket}/timeline",
                Role.VIEWER,
                "the conversation on a ticket, latest page first",
                Form.NONE,
                200,
                Conversation.PAGE,
                this::timeline)
            .asking(Conversation.PARAMETERS),
        new Route(
                "POST",
                "/v1/signals/{connection}/{ticket}/triage",
                Role.TECHNICIAN,
                "judge it again",
                Form.NONE,
                202,
                Answers.ACCEPTED,
                this::judgeAgain)
            .startingWork());
  }

  private HttpResponse list(Call call) {
    ConnectionRef ref = refIn(call);
    SignalPage page = page(query(call, ref));
    return Answers.one(LISTED, new Listed(rows.rows(ref, page.rows()), page));
  }

  private SignalPage page(SignalQuery query) {
    try {
      return signals.list(query);
    } catch (IllegalArgumentException _) {
      throw Refusal.field(
          "cursor", "This is no cursor of this list and filter. Begin again without one.");
    }
  }

  private static @Nullable String nextOf(Listed listed) {
    return listed.page().next().isEmpty() ? null : listed.page().next();
  }

  private SignalQuery query(Call call, ConnectionRef ref) {
    String text = call.request().parameter("q").orElse("");
    if (text.length() > LONGEST_TEXT) {
      throw Refusal.field("q", "Search for at most " + LONGEST_TEXT + " characters.");
    }
    return new SignalQuery(
        ref,
        view(call),
        call.number("queue").orElse(null),
        call.number("status").orElse(null),
        call.number("company").orElse(null),
        text,
        call.request().parameter("cursor").orElse(""),
        call.limit(USUAL_PAGE, SignalQuery.MOST));
  }

  private static View view(Call call) {
    return switch (call.request().parameter("view").orElse("open")) {
      case "open" -> View.OPEN;
      case "resolved" -> View.RESOLVED;
      case "closed" -> View.CLOSED;
      case "all" -> View.ALL;
      default -> throw Refusal.field("view", "This has to be open, resolved, closed or all.");
    };
  }

  /// The connection in the query, or the tenant's only one.
  private ConnectionRef refIn(Call call) {
    return call.request()
        .parameter("connection")
        .map(id -> known(call, id))
        .orElseGet(() -> only(call));
  }

  private ConnectionRef known(Call call, String id) {
    if (ConnectionId.isOne(id)) {
      ConnectionRef ref = new ConnectionRef(call.caller().tenant(), new ConnectionId(id));
      if (connections.find(ref).isPresent()) {
        return ref;
      }
    }
    throw Refusal.of(ErrorType.NOT_FOUND);
  }

  private ConnectionRef only(Call call) {
    List<Connection> all = connections.list(call.caller().tenant());
    if (all.size() != 1) {
      throw Refusal.field("connection", "Name the connection whose signals you want.");
    }
    return all.getFirst().ref();
  }

  private HttpResponse one(Call call) {
    ConnectionRef ref = call.connection();
    Story story = find(call);
    List<SignalRows.Row> children =
        signals.children(ref, call.ticket()).stream()
            .map(signal -> rows.row(ref, signal, List.of()))
            .toList();
    SignalRows.Row row = rows.row(ref, story.signal(), story.verdicts());
    return Answers.one(WHOLE, new Whole(row, story, Conversation.latest(story), children));
  }

  private HttpResponse timeline(Call call) {
    return Answers.one(Conversation.PAGE, Conversation.page(find(call), call));
  }

  private HttpResponse judgeAgain(Call call) {
    Story story = find(call);
    TicketId ticket = story.signal().ticket().id();
    queue.send(
        Message.first(
            new Task.JudgeAgain(call.connection(), ticket, Phase.INTAKE),
            ids.next(),
            clock.instant()));
    String location = "/v1/signals/" + call.connection().connection() + "/" + ticket;
    return Answers.accepted(location);
  }

  private Story find(Call call) {
    return signals
        .story(call.connection(), call.ticket())
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }
}
