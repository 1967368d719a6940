package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextClassifierTest {

  private static final Embedder EMBEDDER = EngineFixture.ENGINE.embedder();

  private static final List<LabelledText> EXAMPLES =
      List.of(
          new LabelledText("the printer is offline", "print"),
          new LabelledText("paper jam in the copier", "print"),
          new LabelledText("toner is empty", "print"),
          new LabelledText("I forgot my password", "account"),
          new LabelledText("my account is locked", "account"),
          new LabelledText("please reset my login", "account"));

  @Test
  void learnsFromAFewExamples() {
    TextClassifier classifier = TextClassifier.train(EMBEDDER, EXAMPLES);
    assertThat(classifier.rank("cannot log on, locked out").best().label()).isEqualTo("account");
    assertThat(classifier.rank("nothing comes out of the printer").best().label())
        .isEqualTo("print");
  }

  @Test
  void sharesAddUpToOne() {
    Ranking ranking = TextClassifier.train(EMBEDDER, EXAMPLES).rank("hello");
    assertThat(ranking.candidates().stream().mapToDouble(Ranking.Candidate::share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void sameExamplesGiveTheSameModel() {
    assertThat(TextClassifier.train(EMBEDDER, EXAMPLES).rank("printer locked"))
        .isEqualTo(TextClassifier.train(EMBEDDER, EXAMPLES).rank("printer locked"));
  }

  @Test
  void nothingIsLearntFromNothing() {
    assertThatThrownBy(() -> TextClassifier.train(EMBEDDER, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no examples");
  }
}
