package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.SignalPage;
import dev.signalbox.core.signal.SignalQuery;
import dev.signalbox.core.signal.SignalQuery.View;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.InstantSource;
import java.util.List;

/// Signals: what is on the desk, and everything about one of them.
final class SignalsApi {

  private static final int USUAL_PAGE = 50;
  private static final int LONGEST_TEXT = 100;

  private static final Shape<Owed> OWED =
      Shape.<Owed>of("Owed")
          .text("phase", "intake or resolution", owed -> owed.phase().word())
          .text("state", "waiting or failed", owed -> owed.givenUp() ? "failed" : "waiting")
          .number("attempts", "how often it was tried", owed -> (long) owed.attempts());

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
            SignalRows.ROW,
            this::list),
        new Route(
            "GET",
            "/v1/signals/{connection}/{ticket}",
            Role.VIEWER,
            "one signal, whole",
            Form.NONE,
            200,
            SignalRows.WHOLE,
            this::one),
        new Route(
            "POST",
            "/v1/signals/{connection}/{ticket}/triage",
            Role.TECHNICIAN,
            "judge it again",
            Form.NONE,
            202,
            null,
            this::judgeAgain));
  }

  private HttpResponse list(Call call) {
    ConnectionRef ref = refIn(call);
    SignalPage page = signals.list(query(call, ref));
    ObjBuilder body = Answers.page(SignalRows.ROW, rows.rows(ref, page.rows()), page.next());
    return HttpResponse.json(200, body.put("stoppedEarly", page.stoppedEarly()).build());
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
    ObjBuilder body =
        Json.object()
            .put("signal", SignalRows.WHOLE.write(rows.row(ref, story.signal(), story.verdicts())))
            .put("timeline", array(Timeline.EVENT, Timeline.of(story)))
            .put("verdicts", array(Verdicts.VERDICT, story.verdicts()))
            .put("owed", array(OWED, story.owed()))
            .put("writes", Json.array())
            .put("children", array(SignalRows.ROW, children));
    return HttpResponse.json(200, body.build());
  }

  private static <T> Json array(Shape<T> shape, List<T> values) {
    return Json.array(values.stream().map(shape::write).toList());
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
    return Answers.accepted(location, Json.object().put("location", location).build());
  }

  private Story find(Call call) {
    return signals
        .story(call.connection(), call.ticket())
        .orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }
}
