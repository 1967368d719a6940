package dev.signalbox.bedrock;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Takes out what no model needs to see: passwords, keys, bearer tokens, card numbers. It would
/// rather take too much: what is lost is a word, what would leak is an account.
final class Secrets {

  static final String REDACTED = "[redacted]";

  private static final String SAID =
      "(?:pass(?:word|wd|phrase|code)?|pwd|kennwort|passwort|mot de passe|contraseña)";
  private static final String NAMED =
      "(?:(?:api|access|secret|private|account|client|shared|license|product)[ _-]?(?:key|secret)"
          + "|secret|token|otp|pin|(?:verification|security|one[- ]time) code|authorization)";

  /// Group 1 is what may stay.
  private static final List<Pattern> KEPT_HEAD =
      List.of(
          // "password: x", "api key = x"; the colon or equals sign says that the value follows.
          pattern("(\\b" + SAID + "s?\\b[ \\t]*(?:is|was)?[ \\t]*[:=]+[ \\t]*)\\S+"),
          pattern(
              "(\\b"
                  + NAMED
                  + "\\b\"?[ \\t]*(?:is|was)?[ \\t]*[:=]+[ \\t]*\"?)(?:(?:basic|bearer)[ \\t]+)?[^\\s\"]+"),
          // "password is Sunshine1": anything but a plain word, or whatever stands in quotes.
          Pattern.compile(
              "((?i:\\b"
                  + SAID
                  + "\\b.{0,24}?\\b(?:is|was|to|ist|lautet)[ \\t]+))"
                  + "(?:[\"'“‘][^\"'”’\\n]{2,64}[\"'”’]|(?=\\S*[^a-zäöüß\\s.,;!?])\\S{4,})"),
          pattern("(\\b" + NAMED + "[ \\t]+(?:is|was)[ \\t]+)(?=\\S*\\d)\\S{4,}"),
          pattern("(\\bbearer[ \\t]+)[A-Za-z0-9._~+/=-]{8,}"),
          pattern("(\\b[a-z][a-z0-9+.-]{0,20}://[^\\s/:@]+:)[^\\s/@]+(?=@)"));

  private static final List<Pattern> WHOLE =
      List.of(
          Pattern.compile(
              "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)",
              Pattern.DOTALL),
          Pattern.compile(
              "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+"),
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile(
              "\\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}|\\bgh[pousr]_[A-Za-z0-9]{20,}"
                  + "|\\bgithub_pat_\\w{20,}|\\bxox[abprs]-[A-Za-z0-9-]{10,}"
                  + "|\\bAIza[A-Za-z0-9_-]{30,}|\\bglpat-[A-Za-z0-9_-]{16,}"),
          Pattern.compile("\\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\\b"));

  private static final Pattern CARD =
      Pattern.compile("(?<![\\d-])\\d(?:[ -]?\\d){12,18}(?![\\d-])");

  private Secrets() {}

  static String redact(String text) {
    String safe = text;
    for (Pattern whole : WHOLE) {
      safe = whole.matcher(safe).replaceAll(REDACTED);
    }
    for (Pattern head : KEPT_HEAD) {
      safe = head.matcher(safe).replaceAll("$1" + REDACTED);
    }
    return CARD.matcher(safe).replaceAll(Secrets::card);
  }

  private static String card(MatchResult match) {
    String digits = match.group().replaceAll("\\D", "");
    return isCard(digits) ? REDACTED : match.group();
  }

  /// The check digit that all payment cards carry (Luhn).
  private static boolean isCard(String digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      int weighed = place % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
