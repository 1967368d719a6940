package dev.signalbox.embedded;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The uncased BERT tokenizer: lower case, no accents, words and punctuation apart, each word cut
/// into the longest pieces that the vocabulary knows.
final class WordPiece {

  /// The model was trained on texts of up to this many pieces, both marks included.
  static final int MAX_PIECES = 256;

  private static final int MAX_WORD = 100;
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private final Map<String, Integer> pieces;
  private final int start;
  private final int end;
  private final int unknown;

  WordPiece(Vocabulary vocabulary) {
    this.pieces = vocabulary.pieces();
    this.start = vocabulary.id("[CLS]");
    this.end = vocabulary.id("[SEP]");
    this.unknown = vocabulary.id("[UNK]");
  }

  long[] encode(String text) {
    List<Integer> ids = new ArrayList<>();
    ids.add(start);
    for (String word : words(text)) {
      if (ids.size() >= MAX_PIECES - 1) {
        break;
      }
      addPieces(word, ids);
    }
    int length = Math.min(ids.size(), MAX_PIECES - 1);
    long[] encoded = new long[length + 1];
    for (int i = 0; i < length; i++) {
      encoded[i] = ids.get(i);
    }
    encoded[length] = end;
    return encoded;
  }

  private void addPieces(String word, List<Integer> ids) {
    if (word.length() > MAX_WORD) {
      ids.add(unknown);
      return;
    }
    List<Integer> found = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = longestPiece(word, from, found);
      if (to < 0) {
        ids.add(unknown);
        return;
      }
      from = to;
    }
    ids.addAll(found);
  }

  private int longestPiece(String word, int from, List<Integer> found) {
    for (int to = word.length(); to > from; to--) {
      String piece = word.substring(from, to);
      Integer id = pieces.get(from == 0 ? piece : "##" + piece);
      if (id != null) {
        found.add(id);
        return to;
      }
    }
    return -1;
  }

  static List<String> words(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("");
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    plain.codePoints().forEach(point -> take(point, word, words));
    flush(word, words);
    return words;
  }

  private static void take(int point, StringBuilder word, List<String> words) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      flush(word, words);
    } else if (stands(point)) {
      flush(word, words);
      words.add(Character.toString(point));
    } else if (!isControl(point)) {
      word.appendCodePoint(point);
    }
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /// Punctuation and ideographs are words of their own.
  private static boolean stands(int point) {
    return isAsciiPunctuation(point)
        || Character.isIdeographic(point)
        || switch (Character.getType(point)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  private static boolean isAsciiPunctuation(int point) {
    return (point >= 33 && point <= 47)
        || (point >= 58 && point <= 64)
        || (point >= 91 && point <= 96)
        || (point >= 123 && point <= 126);
  }

  private static boolean isControl(int point) {
    return point == 0
        || point == 0xFFFD
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }
}
