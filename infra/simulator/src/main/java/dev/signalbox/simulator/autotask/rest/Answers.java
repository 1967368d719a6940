package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.http.Body;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.util.List;

/// The vendor's answers that are not rows (Autotask developer help, REST API calls).
final class Answers {

  private static final int TOO_MANY = 429;

  private Answers() {}

  static Response rows(byte[] json) {
    return Response.json(200, Body.of(json));
  }

  static Response itemId(long id) {
    return Response.json(200, Json.object().put("itemId", id).build());
  }

  static Response errors(int status, List<String> texts) {
    return Response.json(status, Json.object().put("errors", Json.texts(texts)).build());
  }

  static Response refusal(Refused refused) {
    return errors(refused.status(), refused.errors());
  }

  /// No public source records this body.
  static Response unauthorized(Switches switches) {
    return switches.answers().jsonUnauthorized()
        ? errors(401, List.of("Unauthorized. The credentials are not valid."))
        : Response.text(401, "text/html", "<html><body>401 - Unauthorized</body></html>");
  }

  static Response wrongMethod(Request request, Switches switches) {
    String text = "The requested resource does not support http method '" + request.method() + "'.";
    return switches.answers().errorsOnWrongMethod()
        ? errors(405, List.of(text))
        : Response.json(405, Json.object().put("Message", text).build());
  }

  static Response nowhere(Request request, Switches switches) {
    String text =
        "No HTTP resource was found that matches the request URI '" + request.path() + "'.";
    return switches.answers().errorsOnWrongMethod()
        ? errors(404, List.of(text))
        : Response.json(404, Json.object().put("Message", text).build());
  }

  /// Autotask developer help, General, thread limiting; status and place of the text differ between
  /// reports.
  static Response tooManyThreads(Switches switches) {
    return throttled(
        switches.limits().threadExcessStatus(),
        "Thread Threshold Exceeded (Itgenatr005)",
        switches);
  }

  /// Autotask developer help, REST thresholds and limits; the text is ours.
  static Response tooManyRequests(int threshold, Switches switches) {
    return throttled(
        switches.limits().volumeExcessStatus(),
        "The limit of " + threshold + " external requests per 60 minutes has been exceeded.",
        switches);
  }

  private static Response throttled(int status, String text, Switches switches) {
    Response response = errors(status, List.of(text));
    return status == TOO_MANY && switches.limits().retryAfterSeconds() > 0
        ? response.with("Retry-After", String.valueOf(switches.limits().retryAfterSeconds()))
        : response;
  }
}
