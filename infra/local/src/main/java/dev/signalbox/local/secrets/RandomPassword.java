package dev.signalbox.local.secrets;

import dev.signalbox.json.Json;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// GetRandomPassword, which CloudFormation's GenerateSecretString uses as well.
final class RandomPassword {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  static Json.Obj answer(Json.Obj request) {
    int length = (int) request.number("PasswordLength").orElse(32);
    String excluded = request.text("ExcludeCharacters").orElse("");
    List<String> kinds =
        kinds(request).stream()
            .map(kind -> without(kind, excluded))
            .filter(kind -> !kind.isEmpty())
            .toList();
    if (length < 1 || length > 4096 || kinds.isEmpty()) {
      throw SecretsFault.parameter("Invalid password length or no characters left.");
    }
    boolean each = request.bool("RequireEachIncludedType").orElse(true);
    return Json.object().put("RandomPassword", generate(kinds, length, each)).build();
  }

  private static List<String> kinds(Json.Obj request) {
    var kinds = new ArrayList<String>();
    add(kinds, request, "ExcludeLowercase", LOWER);
    add(kinds, request, "ExcludeUppercase", UPPER);
    add(kinds, request, "ExcludeNumbers", DIGITS);
    add(kinds, request, "ExcludePunctuation", PUNCTUATION);
    if (request.bool("IncludeSpace").orElse(false)) {
      kinds.add(" ");
    }
    return kinds;
  }

  private static void add(List<String> kinds, Json.Obj request, String exclusion, String kind) {
    if (!request.bool(exclusion).orElse(false)) {
      kinds.add(kind);
    }
  }

  private static String without(String kind, String excluded) {
    var kept = new StringBuilder();
    kind.chars().filter(c -> excluded.indexOf(c) < 0).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String generate(List<String> kinds, int length, boolean each) {
    var characters = new ArrayList<Character>();
    String all = String.join("", kinds);
    for (int i = 0; i < length; i++) {
      characters.add(pick(each && i < kinds.size() ? kinds.get(i) : all));
    }
    Collections.shuffle(characters, RANDOM);
    var text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }

  static String letters(int length) {
    return generate(List.of(LOWER, UPPER, DIGITS), length, false);
  }

  private static char pick(String from) {
    return from.charAt(RANDOM.nextInt(from.length()));
  }
}
