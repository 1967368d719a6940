package dev.signalbox.config;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.json.Json;
import java.util.Map;

/// How a client asks for a code and enters it.
final class CodeCalls {

  private CodeCalls() {}

  static String ask(TestConsole console, String email, String ip) {
    return askAnswer(console, email, ip).text("challenge");
  }

  static Answer askAnswer(TestConsole console, String email, String ip) {
    Body body = Body.of(Json.object().put("email", email).bytes());
    return console.call("POST", "/v1/auth/code", body, Map.of(), ip);
  }

  static Answer enter(TestConsole console, String challenge, String code) {
    return console.call(
        "POST",
        "/v1/auth/token",
        Json.object().put("challenge", challenge).put("code", code).build());
  }

  /// A code that is not the right one.
  static String wrong(String right, int attempt) {
    return "%06d".formatted((Integer.parseInt(right) + 1 + attempt) % 1_000_000);
  }
}
