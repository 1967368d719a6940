package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPieceTest {

  private static WordPiece tokenizer;

  @BeforeAll
  static void load() throws IOException {
    try (InputStream json =
        WordPieceTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      tokenizer = new WordPiece(Vocabulary.read(Objects.requireNonNull(json)));
    }
  }

  /// Numbers from the published vocabulary of bert-base-uncased.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello world          | 101 7592 2088 102
          Hello, World!        | 101 7592 1010 2088 999 102
          unaffable            | 101 14477 20961 3468 102
          Café                 | 101 7668 102
          '   '                | 101 102
          """)
  void textBecomesThePublishedNumbers(String text, String numbers) {
    long[] expected =
        java.util.Arrays.stream(numbers.split(" ")).mapToLong(Long::parseLong).toArray();
    assertThat(tokenizer.encode(text)).isEqualTo(expected);
  }

  @Test
  void wordsOutsideTheVocabularyBecomeUnknown() {
    assertThat(tokenizer.encode("x".repeat(101))).isEqualTo(new long[] {101, 100, 102});
  }

  @Test
  void longTextsAreCutAndStillClosed() {
    long[] encoded = tokenizer.encode("word ".repeat(1_000));
    assertThat(encoded).hasSize(WordPiece.MAX_PIECES).endsWith(102);
  }

  @Test
  void invisibleCharactersDoNotSplitAWord() {
    assertThat(tokenizer.encode("pass\u200Bword")).isEqualTo(tokenizer.encode("password"));
  }
}
