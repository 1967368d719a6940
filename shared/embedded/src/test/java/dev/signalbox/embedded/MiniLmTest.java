package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmTest {

  private static MiniLm model;

  @BeforeAll
  static void load() {
    model = MiniLm.load();
  }

  @Test
  void sameTextGivesTheSameVectorWhateverWasEmbeddedBefore() {
    float[] first = model.embed("The printer in the hall is offline");
    model.embed("Something else entirely, and a good deal longer than the first text was.");
    assertThat(model.embed("The printer in the hall is offline")).isEqualTo(first);
  }

  @Test
  void vectorsHaveLengthOne() {
    float[] vector = model.embed("My mailbox is full");
    assertThat(vector).hasSize(model.dimensions());
    assertThat(Vectors.dot(vector, vector)).isCloseTo(1.0, within(1e-5));
  }

  @Test
  void textsThatMeanTheSameLieCloserThanOthers() {
    float[] locked = model.embed("I am locked out of my account");
    float[] password = model.embed("My password no longer works");
    float[] quote = model.embed("Please send a quote for two monitors");
    assertThat(Vectors.dot(locked, password)).isGreaterThan(Vectors.dot(locked, quote) + 0.2);
  }

  @Test
  void emptyAndOverlongTextsAreEmbeddedToo() {
    assertThat(model.embed("")).hasSize(384);
    assertThat(model.embed("word ".repeat(5_000))).hasSize(384);
  }
}
