package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpRequest;
import java.util.Optional;
import java.util.Set;

/// Under which address the world reaches this deployment: the one that ops chose, else the one that
/// the front door saw. API Gateway fills in the latter itself, so no header can forge it.
record PublicAddress(Optional<String> chosen) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  String of(HttpRequest request) {
    return chosen
        .map(url -> url.replaceFirst("/+$", ""))
        .orElseGet(() -> scheme(request) + "://" + request.host());
  }

  /// Plain HTTP only on the own machine.
  private static String scheme(HttpRequest request) {
    String name = request.host().replaceFirst(":[0-9]+$", "");
    return LOOPBACK.contains(name) ? "http" : "https";
  }
}
