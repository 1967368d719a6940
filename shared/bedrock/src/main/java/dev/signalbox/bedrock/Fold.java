package dev.signalbox.bedrock;

/// Reads characters that people and models use for one another as the same one.
final class Fold {

  private Fold() {}

  static char of(char unit) {
    return switch (unit) {
      case '‘', '’', '‚', '`', '´' -> '\'';
      case '“', '”', '„', '«', '»' -> '"';
      case '‐', '‑', '‒', '–', '—' -> '-';
      case '‹' -> '<';
      case '›' -> '>';
      case '：' -> ':';
      case '\n', '\t' -> ' ';
      default -> Character.toLowerCase(unit);
    };
  }

  static String of(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.chars().forEach(unit -> folded.append(of((char) unit)));
    return folded.toString();
  }
}
