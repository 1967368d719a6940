package dev.signalbox.bedrock;

import java.util.Map;
import java.util.regex.Pattern;

/// The character references that mails in HTML really use.
final class Entities {

  static final Pattern PATTERN = Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]+);");

  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("amp", (int) '&'),
          Map.entry("lt", (int) '<'),
          Map.entry("gt", (int) '>'),
          Map.entry("quot", (int) '"'),
          Map.entry("apos", (int) '\''),
          Map.entry("nbsp", (int) ' '),
          Map.entry("ndash", 0x2013),
          Map.entry("mdash", 0x2014),
          Map.entry("lsquo", 0x2018),
          Map.entry("rsquo", 0x2019),
          Map.entry("ldquo", 0x201C),
          Map.entry("rdquo", 0x201D),
          Map.entry("hellip", 0x2026),
          Map.entry("bull", 0x2022),
          Map.entry("euro", 0x20AC),
          Map.entry("auml", 0xE4),
          Map.entry("ouml", 0xF6),
          Map.entry("uuml", 0xFC),
          Map.entry("Auml", 0xC4),
          Map.entry("Ouml", 0xD6),
          Map.entry("Uuml", 0xDC),
          Map.entry("szlig", 0xDF),
          Map.entry("eacute", 0xE9));

  private Entities() {}

  /// The character behind a reference; a space for one that nobody knows.
  static int character(String reference) {
    String name = reference.substring(1, reference.length() - 1);
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, (int) ' ');
    }
    boolean hex = name.startsWith("x", 1) || name.startsWith("X", 1);
    int point =
        hex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(point) ? point : ' ';
  }
}
