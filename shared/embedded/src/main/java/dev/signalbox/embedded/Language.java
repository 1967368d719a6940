package dev.signalbox.embedded;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The languages in which the engine has words; the little words of a text give its language away.
enum Language {
  ENGLISH("the and is it to of for in on my we you have not are with this be can please at"),
  GERMAN("der die das und ist nicht ich wir ein eine mit auf für bitte zu im den von auch es"),
  FRENCH("le la les des et est une pour pas nous vous je sur dans que qui avec du en ne plus au"),
  SPANISH("el la los las y es se de una para no nos por que en con del se al un está hay ya desde");

  private final String littleWords;

  Language(String littleWords) {
    this.littleWords = " " + littleWords + " ";
  }

  static Language of(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1));
    return Stream.of(values())
        .max(
            Comparator.<Language>comparingLong(
                    language -> words.stream().filter(language::has).count())
                .thenComparing(Comparator.reverseOrder()))
        .orElse(ENGLISH);
  }

  private boolean has(String word) {
    return !word.isEmpty() && littleWords.contains(" " + word + " ");
  }
}
