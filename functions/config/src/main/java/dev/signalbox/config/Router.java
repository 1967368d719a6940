package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.secret.KeyUnreadable;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.json.ObjBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings a request to its route, and turns what is refused into an answer.
final class Router {

  private final Routes routes;
  private final Authoriser authoriser;
  private final Once once;
  private final Log log;

  Router(Routes routes, Authoriser authoriser, Once once, Log log) {
    this.routes = routes;
    this.authoriser = authoriser;
    this.once = once;
    this.log = log;
  }

  HttpResponse answer(HttpRequest request) {
    try {
      return secured(call(request));
    } catch (Refusal refusal) {
      return secured(problem(refusal, request));
    } catch (PsaFault fault) {
      return secured(problem(PsaProblems.of(fault), request));
    } catch (TaskQueueFault fault) {
      return secured(problem(ours(fault, ErrorType.BUSY, "5", request), request));
    } catch (KeyUnreadable fault) {
      return secured(problem(ours(fault, ErrorType.KEY_UNREADABLE, "10", request), request));
    }
  }

  /// What only ops can see the cause of is in the log.
  private Refusal ours(RuntimeException fault, ErrorType type, String wait, HttpRequest request) {
    log.error("requestPutOff", fault, line -> line.put("request", request.requestId()));
    return Refusal.of(type).header("retry-after", wait);
  }

  private HttpResponse call(HttpRequest request) {
    Route route = find(request);
    Map<String, String> path = route.match(request.path()).orElseThrow();
    Caller caller = callerOf(route, request);
    return once.answer(route, new Call(request, path, caller, inputOf(route, request)));
  }

  private Route find(HttpRequest request) {
    List<Route> there = routes.at(request.path());
    if (there.isEmpty()) {
      throw Refusal.of(ErrorType.NOT_FOUND);
    }
    return there.stream()
        .filter(route -> route.method().equals(request.method()))
        .findFirst()
        .orElseThrow(() -> methodNotAllowed(there));
  }

  private static Refusal methodNotAllowed(List<Route> there) {
    String allowed = String.join(", ", there.stream().map(Route::method).sorted().toList());
    return Refusal.of(ErrorType.METHOD_NOT_ALLOWED).header("allow", allowed);
  }

  private @Nullable Caller callerOf(Route route, HttpRequest request) {
    if (route.role() == null) {
      return null;
    }
    Caller caller =
        authoriser
            .find(request)
            .orElseThrow(
                () -> Refusal.of(ErrorType.NOT_SIGNED_IN).header("www-authenticate", "Bearer"));
    if (!caller.user().role().covers(route.role())) {
      throw new Refusal(
          ErrorType.MISSING_ROLE,
          "This needs the role "
              + route.role().word()
              + "; yours is "
              + caller.user().role().word()
              + ".");
    }
    return caller;
  }

  private static Input inputOf(Route route, HttpRequest request) {
    if (request.body().size() > Route.LARGEST_BODY) {
      throw Refusal.of(ErrorType.BODY_TOO_LARGE);
    }
    if (route.form().isEmpty()) {
      return new Input(Json.object().build());
    }
    try {
      return route.form().check(bodyOf(route, request));
    } catch (MalformedJson e) {
      throw new Refusal(ErrorType.MALFORMED_JSON, Optional.ofNullable(e.getMessage()).orElse(""));
    }
  }

  private static Json.Obj bodyOf(Route route, HttpRequest request) {
    if (request.body().isEmpty() && !route.form().needsBody()) {
      return Json.object().build();
    }
    return switch (Json.parse(request.body().bytes())) {
      case Json.Obj object -> object;
      case Json.Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ ->
          throw new Refusal(ErrorType.INVALID_INPUT, "The body has to be one JSON object.");
    };
  }

  private static HttpResponse problem(Refusal refusal, HttpRequest request) {
    ErrorType type = refusal.type();
    ObjBuilder problem = type.problem(refusal.detail(), request);
    refusal.more().forEach(problem::put);
    HttpResponse response = HttpResponse.problem(type.status(), problem.build());
    for (String[] header : refusal.headers()) {
      response = response.with(header[0], header[1]);
    }
    return response;
  }

  /// Answers hold a tenant's data: nothing in between may keep or frame them.
  private static HttpResponse secured(HttpResponse response) {
    return response
        .with("cache-control", "no-store")
        .with("x-content-type-options", "nosniff")
        .with("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
        .with("referrer-policy", "no-referrer")
        .with("strict-transport-security", "max-age=31536000");
  }
}
