package dev.signalbox.autotask;

import dev.signalbox.core.psa.PsaFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What every call carries. Prints nothing of it.
record Credentials(String username, String secret, String integrationCode) {

  Credentials {
    sendable("API user name", username);
    sendable("secret", secret);
    sendable("API tracking identifier", integrationCode);
  }

  /// The client's own complaint about a header would repeat its value.
  private static void sendable(String what, String value) {
    boolean blank = value.isBlank();
    if (blank || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw PsaFault.of(
          PsaFault.Kind.UNAUTHORIZED,
          "The "
              + what
              + (blank ? " is empty." : " holds a character that Autotask never issues.")
              + " Copy it again from the API user in Autotask.",
          List.of());
    }
  }

  Map<String, String> headers() {
    return Map.of("UserName", username, "Secret", secret, "ApiIntegrationCode", integrationCode);
  }

  /// Tells whether two credentials are the same, give or take one pair in 65,536; too short to tell
  /// anything else about them.
  String mark() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  String.join("\n", username, secret, integrationCode)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The part of the user name that all API users of a customer share.
  String domain() {
    return username.substring(username.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
