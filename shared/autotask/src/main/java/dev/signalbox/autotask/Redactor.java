package dev.signalbox.autotask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Takes secrets out of what Autotask says, before it reaches a message. Autotask quotes values
/// that it does not like.
final class Redactor {

  private static final int LONGEST = 500;

  private final List<String> secrets;

  Redactor(List<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
  }

  Redactor hidingAlso(String secret) {
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    return new Redactor(more);
  }

  /// The text on one line, shortened, without secrets.
  String clean(String text) {
    String clean = text;
    for (String form : secrets.stream().flatMap(Redactor::forms).toList()) {
      clean = clean.replace(form, "***");
    }
    clean = clean.replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }

  private static Stream<String> forms(String secret) {
    return Stream.of(
        secret,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
