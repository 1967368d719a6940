package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

  private static final Glossary GLOSSARY = new Glossary();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Der Drucker ist nicht im Netzwerk  | printer
          L'imprimante ne marche pas du tout | works
          La impresora no funciona en la red | printer
          """)
  void foreignWordsGetTheirEnglishOnes(String text, String english) {
    assertThat(GLOSSARY.english(text)).contains(english);
  }

  @ParameterizedTest
  @CsvSource("The printer is not on the network and we have no paper")
  void englishStaysAsItIs(String text) {
    assertThat(GLOSSARY.english(text)).isEqualTo(text);
  }
}
