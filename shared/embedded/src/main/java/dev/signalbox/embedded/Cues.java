package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The phrases found in one ticket, by what they tell, with the sentence each stands in.
record Cues(Map<Cue, List<Hit>> hits) {

  /// A phrase that was found.
  record Hit(int weight, Sentence sentence) {}

  private record Phrase(Cue cue, int weight, Pattern pattern) {}

  Cues {
    hits = Map.copyOf(hits);
  }

  /// Reads tickets for the phrases of `cues.tsv`.
  static final class Reader {

    private final List<Phrase> phrases;

    Reader() {
      phrases = Resource.rows("cues.tsv", 3).stream().map(Reader::phrase).toList();
    }

    private static Phrase phrase(List<String> row) {
      return new Phrase(
          Cue.named(row.get(0)),
          Integer.parseInt(row.get(1)),
          Pattern.compile(row.get(2), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    Cues read(List<Sentence> sentences) {
      Map<Cue, List<Hit>> hits = new EnumMap<>(Cue.class);
      for (Sentence sentence : sentences) {
        String text = sentence.text().replace('’', '\'');
        for (Phrase phrase : phrases) {
          if (phrase.pattern().matcher(text).find()) {
            hits.computeIfAbsent(phrase.cue(), _ -> new ArrayList<>())
                .add(new Hit(phrase.weight(), sentence));
          }
        }
      }
      return new Cues(hits);
    }
  }

  boolean has(Cue cue) {
    return hits.containsKey(cue);
  }

  int count(Cue cue) {
    return hits.getOrDefault(cue, List.of()).size();
  }

  int weight(Cue cue) {
    return hits.getOrDefault(cue, List.of()).stream().mapToInt(Hit::weight).sum();
  }

  Optional<Sentence> first(Cue cue) {
    return hits.getOrDefault(cue, List.of()).stream().map(Hit::sentence).findFirst();
  }
}
