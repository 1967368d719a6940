package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.sync.RunId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of a route: who, with what.
///
/// @param path the variable parts of the path by name
record Call(HttpRequest request, Map<String, String> path, @Nullable Caller who, Input input) {

  /// The caller of a route that only signed-in people reach.
  Caller caller() {
    if (who == null) {
      throw Refusal.of(ErrorType.NOT_SIGNED_IN);
    }
    return who;
  }

  /// The connection in the path, under the caller's tenant and no other.
  ConnectionRef connection() {
    String id = part("connection");
    if (!ConnectionId.isOne(id)) {
      throw Refusal.of(ErrorType.NOT_FOUND);
    }
    return new ConnectionRef(caller().tenant(), new ConnectionId(id));
  }

  TicketId ticket() {
    try {
      return new TicketId(Long.parseLong(part("ticket")));
    } catch (IllegalArgumentException _) {
      throw Refusal.of(ErrorType.NOT_FOUND);
    }
  }

  RunId run() {
    String id = part("run");
    if (!RunId.isOne(id)) {
      throw Refusal.of(ErrorType.NOT_FOUND);
    }
    return new RunId(id);
  }

  String part(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow();
  }

  /// A whole number in the query; empty when it is absent.
  Optional<Long> number(String parameter) {
    try {
      return request.parameter(parameter).map(Long::parseLong);
    } catch (NumberFormatException _) {
      throw Refusal.field(parameter, "This has to be a whole number.");
    }
  }

  int limit(int usual, int most) {
    long limit = number("limit").orElse((long) usual);
    if (limit < 1 || limit > most) {
      throw Refusal.field("limit", "This has to be between 1 and " + most + ".");
    }
    return (int) limit;
  }

  /// The version that a change is based on, from If-Match; empty when the caller does not mind.
  Optional<Long> basedOn() {
    return request.header("if-match").filter(tag -> !tag.strip().equals("*")).map(Call::version);
  }

  private static long version(String tag) {
    try {
      return Long.parseLong(tag.strip().replaceFirst("^W/", "").replace("\"", ""));
    } catch (NumberFormatException _) {
      throw Refusal.of(ErrorType.OUTDATED);
    }
  }
}
