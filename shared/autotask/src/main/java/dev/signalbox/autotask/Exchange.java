package dev.signalbox.autotask;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;

/// Carries one request to Autotask and its answer back.
@FunctionalInterface
public interface Exchange {

  /// @param most how long it may take in all
  /// @param largest the most bytes that an answer may have
  /// @throws IOException when no whole answer came; whether the request was carried out is not
  ///   known then
  Reply send(HttpRequest request, Duration most, int largest) throws IOException;
}
