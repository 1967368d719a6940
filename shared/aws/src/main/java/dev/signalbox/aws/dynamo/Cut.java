package dev.signalbox.aws.dynamo;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// Shortens texts to what an item of 400 KB has room for. Both PSAs allow far less; a text that
/// long is better stored in part than not at all. Hashes are made of the whole text.
final class Cut {

  /// Bytes in UTF-8 of a ticket's description, a note's text and each text of a time entry.
  static final int LONG = 150_000;

  /// Bytes of a resolution.
  static final int MEDIUM = 100_000;

  /// Bytes of titles and the like.
  static final int SHORT = 4_000;

  private Cut() {}

  static String to(int bytes, String text) {
    if (text.length() <= bytes / 3) {
      return text;
    }
    ByteBuffer room = ByteBuffer.allocate(bytes);
    CharBuffer chars = CharBuffer.wrap(text);
    // Stops before the first character that does not fit whole.
    var _ = StandardCharsets.UTF_8.newEncoder().encode(chars, room, true);
    return text.substring(0, chars.position());
  }
}
