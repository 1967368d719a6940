package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.hooks.CalloutLog;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Answers everything below `/_sim/`.
final class ControlApi implements Handler {

  private final DemoSimulator simulator;
  private final Resets resets;
  private final Credentials credentials;
  private final Actions actions;

  ControlApi(DemoSimulator simulator) {
    this.simulator = simulator;
    this.resets = new Resets(simulator);
    this.credentials = new Credentials(simulator);
    this.actions = new Actions();
  }

  @Override
  public Reply handle(Request request) {
    try {
      return answer(request);
    } catch (BadControl e) {
      return failed(e.status(), List.of(String.valueOf(e.getMessage())));
    } catch (Refused e) {
      return failed(422, e.errors());
    } catch (MalformedJson | IllegalArgumentException e) {
      return failed(400, List.of(String.valueOf(e.getMessage())));
    }
  }

  private Response answer(Request request) {
    List<String> path = request.segments().stream().skip(1).toList();
    String first = path.isEmpty() ? "" : path.getFirst().toLowerCase(Locale.ROOT);
    return switch (request.method() + " " + first) {
      case "GET health" -> ok(health());
      case "POST reset" -> ok(resets.reset(body(request)));
      case "GET credentials" -> ok(credentials.toJson());
      case "GET journal" -> ok(simulator.journal().since(since(request)));
      case "GET callouts" -> ok(callouts(since(request)));
      case "GET faults" -> ok(simulator.misfortune().faults().toJson());
      case "POST faults" -> ok(faults(body(request)));
      case "POST switches" -> ok(new SwitchBoard(account(request)).set(body(request)));
      case "POST zone" -> ok(move(account(request), body(request)));
      case "POST clock" -> ok(resets.moveClock(body(request)));
      case "GET insights" -> ok(new Insights(account(request)).links(request));
      case "GET state" -> ok(new StateQuery(account(request)).items(path, request));
      case "POST autotask", "PATCH autotask", "DELETE autotask" ->
          ok(actions.act(account(request), request, path.subList(1, path.size()), body(request)));
      default -> throw BadControl.missing(unknown(request));
    };
  }

  private static String unknown(Request request) {
    return "There is no "
        + request.method()
        + " "
        + request.path()
        + ". Known are GET health, credentials, journal, callouts, faults, insights and"
        + " state/{psa}/{entity}; POST reset, faults, switches, zone, clock and autotask/{entity};"
        + " PATCH and DELETE autotask/{entity}/{id}, each below /_sim/.";
  }

  private DemoAccount account(Request request) {
    return request
        .parameter("account")
        .map(simulator::account)
        .orElse(simulator.accounts().getFirst());
  }

  /// `{"zone":"first"|"second"}`: where the account lives from now on.
  private Json move(DemoAccount account, Json.Obj body) {
    URI zone =
        switch (body.text("zone").orElse("")) {
          case "first" -> simulator.origin();
          case "second" -> simulator.otherZone();
          default -> throw BadControl.invalid("zone takes first or second.");
        };
    account.moveTo(zone);
    return Json.object().put("url", zone + "/atservicesrest/").build();
  }

  private Json faults(Json.Obj body) {
    Faults faults = Faults.read(body);
    simulator.misfortune().set(faults, simulator.plan().seed());
    int others = Math.toIntExact(faults.amount("usedByOthers").orElse(0L));
    simulator.accounts().forEach(account -> account.rest().usage().add(others));
    return faults.toJson();
  }

  private Json callouts(Instant since) {
    return Json.object()
        .put(
            "items",
            Json.array(
                simulator.calloutsSince(since).stream().map(CalloutLog.Entry::toJson).toList()))
        .put("pending", simulator.pendingCallouts())
        .build();
  }

  private Json health() {
    return Json.object()
        .put("status", "up")
        .put("now", simulator.clock().instant())
        .put("pendingCallouts", simulator.pendingCallouts())
        .put(
            "accounts",
            Json.texts(
                simulator.accounts().stream().map(account -> account.account().key()).toList()))
        .build();
  }

  private static Json.Obj body(Request request) {
    byte[] body = request.body().bytes();
    return body.length == 0 ? Json.object().build() : Json.parseObject(body);
  }

  private static Instant since(Request request) {
    return request.parameter("since").map(ControlApi::instant).orElse(Instant.EPOCH);
  }

  private static Instant instant(String text) {
    try {
      return text.chars().allMatch(Character::isDigit)
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw BadControl.invalid("since is an ISO instant such as 2026-01-05T10:00:00Z.");
    }
  }

  private static Response ok(Json body) {
    return Response.json(200, body);
  }

  private static Response failed(int status, List<String> errors) {
    return Response.json(status, Json.object().put("errors", Json.texts(errors)).build());
  }
}
