package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;

/// The forms that good answers of this API take.
final class Answers {

  static final Shape<String> ACCEPTED =
      Shape.<String>of("Accepted")
          .text("location", "where to look at what comes of it", location -> location);

  private Answers() {}

  static <T> HttpResponse one(Shape<T> shape, T value) {
    return HttpResponse.json(200, shape.write(value));
  }

  /// A setting with the version that a change of it is to name.
  static <T> HttpResponse versioned(Shape<T> shape, T value, long version) {
    return one(shape, value).with("etag", "\"" + version + "\"");
  }

  /// Work that goes on; where to look at it.
  static <T> HttpResponse accepted(String location, Shape<T> shape, T value) {
    return HttpResponse.json(202, shape.write(value)).with("location", location);
  }

  /// Work that goes on and has no record of its own yet.
  static HttpResponse accepted(String location) {
    return accepted(location, ACCEPTED, location);
  }
}
