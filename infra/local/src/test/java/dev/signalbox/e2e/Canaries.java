package dev.signalbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Secrets that must not be found, in any of their usual spellings.
final class Canaries {

  private final Map<String, String> secrets = new LinkedHashMap<>();

  /// @param name what is said when it is found
  Canaries add(String name, String secret) {
    if (secret.length() < 6) {
      throw new IllegalArgumentException(name + " is too short to be looked for.");
    }
    secrets.put(name, secret);
    return this;
  }

  String any() {
    return secrets.values().iterator().next();
  }

  int size() {
    return secrets.size();
  }

  /// The names of those that are in a text, each with its spelling.
  List<String> foundIn(String text) {
    List<String> found = new ArrayList<>();
    secrets.forEach((name, secret) ->
        spellings(secret)
            .forEach((spelling, spelt) -> {
              if (contains(text, spelt)) {
                found.add(name + ", " + spelling);
              }
            }));
    return found;
  }

  /// Six digits are part of many longer numbers and of times; they count where they stand alone.
  private static boolean contains(String text, String spelt) {
    return Stream.iterate(text.indexOf(spelt), at -> at >= 0, at -> text.indexOf(spelt, at + 1))
        .anyMatch(at ->
            !spelt.matches("\\d+")
                || !(isOfNumber(text, at - 1) || isOfNumber(text, at + spelt.length())));
  }

  private static boolean isOfNumber(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.');
  }

  static Map<String, String> spellings(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    Map<String, String> spellings = new LinkedHashMap<>();
    spellings.put("as it is", secret);
    spellings.put("in base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
    spellings.put(
        "in base64 for URLs", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    // In the middle of something longer, base64 begins at another of three places.
    for (int skipped = 1; skipped < 3; skipped++) {
      spellings.put("in base64 from byte " + skipped, shifted(bytes, skipped));
    }
    spellings.put("in a URL", URLEncoder.encode(secret, UTF_8));
    spellings.put("in hex", HexFormat.of().formatHex(bytes));
    spellings.put("in upper-case hex", HexFormat.of().withUpperCase().formatHex(bytes));
    return spellings;
  }

  /// Whole groups of three bytes, after some that belong to what stands before.
  private static String shifted(byte[] bytes, int skipped) {
    int whole = (bytes.length - skipped) / 3 * 3;
    byte[] part = java.util.Arrays.copyOfRange(bytes, skipped, skipped + whole);
    return Base64.getEncoder().encodeToString(part);
  }
}
