package dev.signalbox.aws.lambda;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.Locale;

/// A way in which a function refuses, told as RFC 9457 has it.
public interface ProblemType {

  /// As a constant of an enum has it.
  String name();

  int status();

  String title();

  /// What whoever reads it can do about it.
  String nextStep();

  /// The stable name of this type, a path relative to the API: clients decide by it.
  default String uri() {
    return "/errors/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is told of each problem of this type.
  default ObjBuilder problem(String detail, HttpRequest request) {
    return Json.object()
        .put("type", uri())
        .put("title", title())
        .put("status", status())
        .put("detail", detail)
        .put("nextStep", nextStep())
        .put("instance", request.requestId());
  }

  /// The answer where nothing more can be said than the title does.
  default HttpResponse answer(HttpRequest request) {
    return HttpResponse.problem(status(), problem(title(), request).build());
  }
}
