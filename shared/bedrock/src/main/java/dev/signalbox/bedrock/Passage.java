package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Evidence.Source;
import java.util.Optional;

/// One text of a ticket, folded for searching, with the way back to its own characters.
final class Passage {

  private final Source source;
  private final TicketText text;
  private final StringBuilder folded = new StringBuilder();
  private final int[] places;

  Passage(Source source, String raw) {
    this.source = source;
    this.text = TicketText.of(raw);
    this.places = new int[text.text().length()];
    fold(text.text());
  }

  private void fold(String seen) {
    for (int at = 0; at < seen.length(); at++) {
      char unit = Fold.of(seen.charAt(at));
      if (unit != ' ' || !endsWithSpace()) {
        places[folded.length()] = at;
        folded.append(unit);
      }
    }
  }

  private boolean endsWithSpace() {
    return folded.isEmpty() || folded.charAt(folded.length() - 1) == ' ';
  }

  /// @param wanted folded, with single spaces
  Optional<Evidence> find(String wanted) {
    int at = folded.indexOf(wanted);
    if (at < 0) {
      return Optional.empty();
    }
    int last = at + wanted.length() - 1;
    String verbatim = text.original(places[at], places[last] + 1);
    return Optional.of(new Evidence(clip(verbatim), source));
  }

  private static String clip(String verbatim) {
    if (verbatim.length() <= Evidence.LONGEST) {
      return verbatim;
    }
    int space = verbatim.lastIndexOf(' ', Evidence.LONGEST);
    return verbatim.substring(0, space > 0 ? space : Evidence.LONGEST);
  }
}
