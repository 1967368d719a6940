package dev.signalbox.embedded;

import dev.signalbox.core.triage.Opinion;
import java.util.List;

/// Two sentences of the ticket itself: no word that it does not contain.
final class Summary {

  private static final int LONGEST = 400;
  private static final int FEWEST_WORDS = 4;

  private Summary() {}

  static Opinion<String> of(TicketText text) {
    List<Sentence> lead = text.body().stream().filter(Summary::saysSomething).limit(2).toList();
    if (lead.isEmpty()) {
      return titleAlone(text);
    }
    String summary = String.join(" ", lead.stream().map(Sentence::text).toList());
    return new Opinion.Given<>(shortened(summary), 0.7, Quotes.of(lead));
  }

  private static Opinion<String> titleAlone(TicketText text) {
    return text.title().isBlank()
        ? new Opinion.Withheld<>("The ticket holds no text of a person or machine.")
        : new Opinion.Given<>(shortened(text.title()), 0.4, Quotes.of(text.sentences()));
  }

  private static boolean saysSomething(Sentence sentence) {
    return sentence.text().split("\\s+", -1).length >= FEWEST_WORDS;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST - 2);
    return text.substring(0, end > 0 ? end : LONGEST - 2) + " …";
  }
}
