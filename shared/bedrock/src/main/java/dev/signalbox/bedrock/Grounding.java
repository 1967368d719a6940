package dev.signalbox.bedrock;

import dev.signalbox.core.triage.IntakeCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks that prose says nothing about a ticket that the ticket does not say: every number, name,
/// address and identifier in it has to occur in the ticket.
final class Grounding {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'._@/\\\\:+&-]{0,80}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[,' .](?=\\d{3}(?!\\d))");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:\\n][\"')\\]]*\\s*$");
  private static final int STEM = 4;

  /// Words of German; three of them make a ticket German.
  private static final Set<String> GERMAN =
      Set.of(
          "und", "der", "die", "das", "nicht", "ist", "ich", "wir", "bitte", "mit", "für", "ein");

  private static final List<String> NUMBER_WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /// Words that open a sentence or shorten a thing without naming anybody or anything.
  private static final Set<String> ORDINARY =
      Resource.text("ordinary-words.txt")
          .lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  private final String folded;
  private final Set<String> words;
  private final Set<String> numbers;
  private final boolean capitalisesNouns;

  Grounding(IntakeCase ticket) {
    String all =
        Stream.concat(
                Stream.of(
                    ticket.title(),
                    ticket.description(),
                    ticket.company(),
                    ticket.contact(),
                    ticket.contactEmail(),
                    ticket.source()),
                ticket.customerNotes().stream())
            .map(text -> TicketText.of(text).text())
            .collect(Collectors.joining("\n"));
    this.folded = Fold.of(all);
    this.words = words(folded);
    this.numbers = numbers(folded);
    this.capitalisesNouns = GERMAN.stream().filter(words::contains).count() >= 3;
    NUMBER_WORDS.stream()
        .filter(words::contains)
        .forEach(word -> numbers.add(String.valueOf(NUMBER_WORDS.indexOf(word))));
  }

  boolean supports(String prose) {
    return numbers.containsAll(numbers(prose)) && namesOccur(prose);
  }

  /// In a language that capitalises all nouns, a lone unknown one is a noun; two in a row are a
  /// name.
  private boolean namesOccur(String prose) {
    Matcher word = WORD.matcher(prose);
    boolean lastUnknown = false;
    while (word.find()) {
      String bare = trim(word.group());
      if (isIdentifier(bare) && !folded.contains(plain(bare))) {
        return false;
      }
      boolean unknown = isUnknownName(bare, isSentenceStart(prose, word.start()));
      if (unknown && (lastUnknown || !capitalisesNouns)) {
        return false;
      }
      lastUnknown = unknown;
    }
    return true;
  }

  private boolean isUnknownName(String word, boolean opens) {
    return Character.isUpperCase(word.codePointAt(0))
        && !isIdentifier(word)
        && !Stream.of(plain(word).split("-")).allMatch(part -> isKnown(part, opens));
  }

  private boolean isKnown(String word, boolean opens) {
    return word.isEmpty()
        || ORDINARY.contains(word)
        || words.contains(word)
        || isInflected(word, opens ? STEM : STEM + 1);
  }

  private static String plain(String word) {
    return Fold.of(word).replaceAll("'s?$", "");
  }

  /// "Printing" for a ticket that says "print": not a new name.
  private boolean isInflected(String word, int stem) {
    return word.length() >= stem
        && words.stream()
            .anyMatch(known ->
                known.length() >= stem
                    && known.startsWith(word.substring(0, stem))
                    && (known.startsWith(word) || isSuffixed(word, known)));
  }

  private static boolean isSuffixed(String word, String known) {
    int shared = 0;
    while (shared < Math.min(word.length(), known.length())
        && word.charAt(shared) == known.charAt(shared)) {
      shared++;
    }
    return word.length() - shared <= 3 && known.length() - shared <= 3;
  }

  /// Host names, addresses, paths, error codes; numbers alone are checked as numbers.
  private static boolean isIdentifier(String word) {
    boolean digit = word.chars().anyMatch(Character::isDigit);
    boolean letter = word.chars().anyMatch(Character::isLetter);
    boolean joined = word.matches(".*(?:[@\\\\_]|://|\\p{L}\\.\\p{L}).*");
    return letter && (digit || joined);
  }

  private static boolean isSentenceStart(String prose, int at) {
    String before = prose.substring(0, at);
    return before.isBlank() || SENTENCE_END.matcher(before).find();
  }

  private static Set<String> words(String folded) {
    return WORD.matcher(folded)
        .results()
        .flatMap(word ->
            Stream.concat(
                Stream.of(word.group()), Stream.of(word.group().split("[^\\p{L}\\p{N}]+"))))
        .map(Grounding::trim)
        .collect(Collectors.toSet());
  }

  private static String trim(String word) {
    return word.replaceAll("[^\\p{L}\\p{N}]+$", "");
  }

  private static Set<String> numbers(String text) {
    return NUMBER
        .matcher(THOUSANDS.matcher(text).replaceAll(""))
        .results()
        .map(number -> number.group().replaceFirst("^0+(?=\\d)", ""))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
