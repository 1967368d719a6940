package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.List;

/// The forms that good answers of this API take.
final class Answers {

  private Answers() {}

  static <T> HttpResponse one(Shape<T> shape, T value) {
    return HttpResponse.json(200, shape.write(value));
  }

  /// A setting with the version that a change of it is to name.
  static HttpResponse versioned(Json body, long version) {
    return HttpResponse.json(200, body).with("etag", "\"" + version + "\"");
  }

  static <T> Json.Obj items(Shape<T> shape, List<T> values) {
    return Json.object()
        .put("items", Json.array(values.stream().map(shape::write).toList()))
        .build();
  }

  static <T> HttpResponse list(Shape<T> shape, List<T> values) {
    return HttpResponse.json(200, items(shape, values));
  }

  /// A page of a list.
  ///
  /// @param next the cursor of the next page; empty after the last
  static <T> ObjBuilder page(Shape<T> shape, List<T> values, String next) {
    return Json.object()
        .put("items", Json.array(values.stream().map(shape::write).toList()))
        .put("nextCursor", next.isEmpty() ? null : Json.text(next));
  }

  /// Work that goes on; where to look at it.
  static HttpResponse accepted(String location, Json body) {
    return HttpResponse.json(202, body).with("location", location);
  }
}
