package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A ticket as a careful reader sees it: its sentences, each with the words to quote.
record TicketText(String title, List<Sentence> sentences) {

  private static final Pattern PREFIX =
      Pattern.compile(
          "^\\s*(?:(?:re|fwd?|aw|wg|tr|rv|antw)\\s*:\\s*|\\[(?:external|extern|ext)\\]\\s*)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern END =
      Pattern.compile("(?<=[.!?…])[\"'”»)]*\\s+(?=[\\p{Lu}¿¡\"“«(0-9])|\\n");

  TicketText {
    sentences = List.copyOf(sentences);
  }

  static TicketText of(String title, String description) {
    List<Sentence> sentences = new ArrayList<>();
    MappedText visibleTitle = Markup.strip(MappedText.of(title)).replace(PREFIX, "");
    boolean ordered = Instructions.weight(visibleTitle.text()) >= 2;
    String shown = ordered ? "" : visibleTitle.text().strip();
    if (!shown.isEmpty()) {
      sentences.add(sentence(visibleTitle, 0, visibleTitle.text().length(), true, true));
    }
    for (MailBody.Line line : MailBody.read(description)) {
      split(line, sentences);
    }
    return new TicketText(shown, sentences);
  }

  private static void split(MailBody.Line line, List<Sentence> sentences) {
    String text = line.text().text();
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      add(line, from, end.start(), sentences);
      from = end.end();
    }
    add(line, from, text.length(), sentences);
  }

  private static void add(MailBody.Line line, int from, int to, List<Sentence> sentences) {
    Sentence sentence = sentence(line.text(), from, to, false, line.authored());
    if (sentence.text().codePoints().anyMatch(Character::isLetterOrDigit)) {
      sentences.add(sentence);
    }
  }

  private static Sentence sentence(
      MappedText text, int from, int to, boolean inTitle, boolean authored) {
    String clean = text.text().substring(from, to).strip().replaceAll("\\s+", " ");
    return new Sentence(clean, text.quote(from, to), inTitle, authored);
  }

  List<Sentence> body() {
    return sentences.stream().filter(sentence -> !sentence.inTitle()).toList();
  }

  /// Title and description as one text.
  String all() {
    return sentences.stream().map(Sentence::text).collect(Collectors.joining("\n"));
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }
}
