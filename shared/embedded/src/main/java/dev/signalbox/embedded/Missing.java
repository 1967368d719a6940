package dev.signalbox.embedded;

import java.util.List;

/// What has to be asked before anyone can work on a ticket that hardly says anything.
final class Missing {

  private static final int TOO_SHORT = 6;

  private Missing() {}

  static List<String> questions(Reading reading, Ranking kind) {
    String sort = kind.best().label();
    long words = WordPiece.words(reading.text().all()).stream().filter(w -> w.length() > 1).count();
    if (sort.equals("alert") || sort.equals("noise") || words >= TOO_SHORT) {
      return List.of();
    }
    return sort.equals("request")
        ? List.of("What exactly is wanted, and for whom?", "By when is it needed?")
        : List.of(
            "Which device or application is it?",
            "What happens, and what does the message say?",
            "Since when, and who else is affected?");
  }
}
