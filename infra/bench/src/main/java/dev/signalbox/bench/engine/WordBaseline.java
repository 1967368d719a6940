package dev.signalbox.bench.engine;

import dev.signalbox.embedded.Embedder;
import dev.signalbox.embedded.LabelledText;
import dev.signalbox.embedded.Ranking;
import dev.signalbox.embedded.TextClassifier;
import java.util.ArrayList;
import java.util.List;

/// What word counts with a linear model reach on the same folds, knowing nothing else.
record WordBaseline(List<GoldenTicket> tickets) {

  /// Vectors that say nothing, so that only words are left.
  private static final Embedder NONE =
      new Embedder() {
        @Override
        public String id() {
          return "none";
        }

        @Override
        public int dimensions() {
          return 1;
        }

        @Override
        public float[] embed(String text) {
          return new float[] {1};
        }
      };

  Scores scores(String field) {
    List<Scores.Outcome> outcomes = new ArrayList<>();
    for (int fold = 0; fold < Golden.FOLDS; fold++) {
      TextClassifier classifier = TextClassifier.train(NONE, examplesOutside(fold, field));
      for (GoldenTicket ticket : tickets) {
        if (!ticket.attacked() && Golden.fold(ticket) == fold) {
          Ranking ranking = classifier.rankByWords(text(ticket));
          outcomes.add(
              new Scores.Outcome(
                  ticket.label(field),
                  ticket.acceptable(field),
                  ranking.best().label(),
                  ranking.best().share()));
        }
      }
    }
    return new Scores(outcomes);
  }

  private List<LabelledText> examplesOutside(int fold, String field) {
    return tickets.stream()
        .filter(ticket -> !ticket.attacked() && Golden.fold(ticket) != fold)
        .map(ticket -> new LabelledText(text(ticket), ticket.label(field)))
        .toList();
  }

  private static String text(GoldenTicket ticket) {
    return ticket.text("title") + "\n" + ticket.text("description");
  }
}
