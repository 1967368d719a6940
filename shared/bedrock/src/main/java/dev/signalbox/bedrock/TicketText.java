package dev.signalbox.bedrock;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text of a ticket as a reader sees it: without mark-up, control characters, zero-width and
/// direction marks. Each character knows its place in the original, so that a passage can be given
/// back word for word.
final class TicketText {

  /// More of a text than this is neither shown nor searched.
  private static final int LONGEST = 100_000;

  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:html|body|div|p|br|span|table|tr|td|b|i|u|strong|em|font|a|ul|ol|li|img|h\\d)\\b"
              + "[^<>]*>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?(?:-->|\\z)|<(script|style|head)\\b[^<>]*>.*?(?:</\\1\\s*>|\\z)"
              + "|</?([a-z][a-z0-9:]*)\\b[^<>]*>|<![^<>]*>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Set<String> INLINE =
      Set.of("a", "b", "i", "u", "em", "strong", "span", "font", "small", "sup", "sub", "o:p");

  private final String raw;
  private final StringBuilder text = new StringBuilder();
  private final int[] starts;
  private final int[] ends;

  private TicketText(String raw) {
    this.raw = raw;
    this.starts = new int[raw.length()];
    this.ends = new int[raw.length()];
  }

  static TicketText of(String original) {
    String raw = original.length() > LONGEST ? original.substring(0, LONGEST) : original;
    TicketText text = new TicketText(raw);
    if (MARKUP.matcher(raw).find()) {
      text.readMarkup();
    } else {
      text.readPlain(0, raw.length());
    }
    return text;
  }

  String text() {
    return text.toString();
  }

  /// The original's own characters behind a range of [#text()].
  String original(int from, int to) {
    return raw.substring(starts[from], ends[to - 1]);
  }

  private void readMarkup() {
    Matcher tag = TAG.matcher(raw);
    int at = 0;
    while (tag.find()) {
      readEntities(at, tag.start());
      if (isBlock(tag)) {
        add('\n', tag.start(), tag.end());
      }
      at = tag.end();
    }
    readEntities(at, raw.length());
  }

  private static boolean isBlock(Matcher tag) {
    String name = tag.group(2);
    return name != null && !INLINE.contains(name.toLowerCase(Locale.ROOT));
  }

  private void readEntities(int from, int to) {
    Matcher entity = Entities.PATTERN.matcher(raw).region(from, to);
    int at = from;
    while (entity.find()) {
      readPlain(at, entity.start());
      addVisible(Entities.character(entity.group()), entity.start(), entity.end());
      at = entity.end();
    }
    readPlain(at, to);
  }

  private void readPlain(int from, int to) {
    int at = from;
    while (at < to) {
      int point = raw.codePointAt(at);
      int next = at + Character.charCount(point);
      addVisible(point, at, next);
      at = next;
    }
  }

  private void addVisible(int point, int start, int end) {
    switch (Character.getType(point)) {
      case Character.CONTROL -> {
        if (point == '\n' || point == '\t') {
          add((char) point, start, end);
        }
      }
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> add('\n', start, end);
      case Character.SPACE_SEPARATOR -> add(' ', start, end);
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
      default -> {
        for (char unit : Character.toChars(point)) {
          add(unit, start, end);
        }
      }
    }
  }

  private void add(char unit, int start, int end) {
    starts[text.length()] = start;
    ends[text.length()] = end;
    text.append(unit);
  }
}
