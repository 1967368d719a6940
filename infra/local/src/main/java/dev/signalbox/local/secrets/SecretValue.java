package dev.signalbox.local.secrets;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.Optional;

/// What a version of a secret holds: text, or bytes in base64.
record SecretValue(Optional<String> text, Optional<String> binary) {

  private static final int LIMIT = 65_536;

  /// The value of a request, empty when it brings none.
  static Optional<SecretValue> in(Json.Obj request) {
    Optional<String> text = request.text("SecretString");
    Optional<String> binary = request.text("SecretBinary");
    if (text.isPresent() && binary.isPresent()) {
      throw SecretsFault.parameter(
          "You can't specify both a binary secret value and a string secret value in the same"
              + " secret.");
    }
    if (text.orElse("").length() > LIMIT) {
      throw SecretsFault.validation(
          "1 validation error detected: Value at 'secretString' failed to satisfy constraint:"
              + " Member must have length less than or equal to 65536");
    }
    return text.isEmpty() && binary.isEmpty()
        ? Optional.empty()
        : Optional.of(new SecretValue(text, binary));
  }

  void write(ObjBuilder answer) {
    answer.put("SecretString", text.map(Json::text)).put("SecretBinary", binary.map(Json::text));
  }
}
