package dev.signalbox.local.secrets;

import dev.signalbox.json.Json;

/// The filters of ListSecrets, by name and over everything; a value with `!` in front excludes.
final class SecretFilters {

  private SecretFilters() {}

  static boolean accept(Json.Obj request, Secret secret) {
    return request.list("Filters").stream().allMatch(filter -> accept(filter, secret));
  }

  private static boolean accept(Json filter, Secret secret) {
    if (!(filter instanceof Json.Obj object)) {
      throw SecretsFault.parameter("A filter has a Key and Values.");
    }
    String key = object.text("Key").orElse("");
    if (!key.equals("name") && !key.equals("all")) {
      throw SecretsFault.parameter(
          "The local Secrets Manager filters by name and all, not by " + key + ".");
    }
    return object.list("Values").stream()
        .flatMap(value -> value.asText().stream())
        .anyMatch(value -> matches(value, secret.name()));
  }

  /// Names match by prefix and with regard to case.
  private static boolean matches(String value, String name) {
    return value.startsWith("!") ? !name.startsWith(value.substring(1)) : name.startsWith(value);
  }
}
