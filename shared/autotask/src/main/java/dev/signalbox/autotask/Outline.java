package dev.signalbox.autotask;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/// What a page of records says of itself before it is parsed, so that the next one can be asked for
/// meanwhile. Found in one pass over the bytes, which passes over all values but ids.
///
/// @param lastId the id of its last record; -1 when it has none
record Outline(int records, long lastId) {

  /// Empty when the answer is not plainly a page: then it has to be parsed to know what it is.
  static Optional<Outline> of(Call call, byte[] body) {
    if (!call.isForPage()) {
      return Optional.empty();
    }
    try {
      return new Skimming(body).page();
    } catch (NotPlain _) {
      return Optional.empty();
    }
  }

  /// Anything but a page as it usually looks.
  private static final class NotPlain extends Exception {
    private static final long serialVersionUID = 1L;

    NotPlain() {
      super(null, null, false, false);
    }
  }

  private static final class Skimming {

    private static final byte[] ITEMS = "items".getBytes(US_ASCII);
    private static final byte[] DETAILS = "pageDetails".getBytes(US_ASCII);
    private static final byte[] ID = "id".getBytes(US_ASCII);

    private final byte[] body;
    private int at;
    private int records;
    private long lastId = -1;

    Skimming(byte[] body) {
      this.body = body;
    }

    Optional<Outline> page() throws NotPlain {
      boolean items = false;
      expect('{');
      do {
        if (isKey(ITEMS)) {
          items();
          items = true;
        } else if (isKey(DETAILS)) {
          skipValue();
        } else {
          throw new NotPlain();
        }
      } while (goesOn('}'));
      boolean whole = items && next() < 0;
      return whole ? Optional.of(new Outline(records, lastId)) : Optional.empty();
    }

    private void items() throws NotPlain {
      expect('[');
      if (next() == ']') {
        at++;
        return;
      }
      do {
        lastId = record();
        records++;
      } while (goesOn(']'));
    }

    /// The id of one record.
    private long record() throws NotPlain {
      long id = -1;
      expect('{');
      do {
        if (isKey(ID)) {
          id = number();
        } else {
          skipString();
          expect(':');
          skipValue();
        }
      } while (goesOn('}'));
      if (id < 0) {
        throw new NotPlain();
      }
      return id;
    }

    /// Whether this key is next; passes over it if so.
    private boolean isKey(byte[] key) throws NotPlain {
      if (next() != '"') {
        throw new NotPlain();
      }
      int end = at + 1 + key.length;
      boolean found =
          end < body.length
              && body[end] == '"'
              && Arrays.equals(body, at + 1, end, key, 0, key.length);
      if (found) {
        at = end + 1;
        expect(':');
      }
      return found;
    }

    private long number() throws NotPlain {
      long number = 0;
      int digits = 0;
      for (int one = next(); one >= '0' && one <= '9' && digits < 18; digits++) {
        number = number * 10 + one - '0';
        at++;
        one = at < body.length ? body[at] : -1;
      }
      if (digits == 0) {
        throw new NotPlain();
      }
      return number;
    }

    private void skipValue() throws NotPlain {
      int depth = 0;
      do {
        switch (next()) {
          case '"' -> skipString();
          case '{', '[' -> {
            depth++;
            at++;
          }
          case '}', ']' -> {
            depth--;
            at++;
          }
          case ',', ':' -> at++;
          case -1 -> throw new NotPlain();
          default -> skipWord();
        }
      } while (depth > 0);
    }

    /// A number, true, false or null.
    private void skipWord() {
      while (at < body.length && ",:]} \t\r\n".indexOf(body[at]) < 0) {
        at++;
      }
    }

    private void skipString() throws NotPlain {
      expect('"');
      while (at < body.length && body[at] != '"') {
        at += body[at] == '\\' ? 2 : 1;
      }
      expect('"');
    }

    /// Whether another element comes; passes over the comma, or the end.
    private boolean goesOn(char end) throws NotPlain {
      boolean more = next() == ',';
      expect(more ? ',' : end);
      return more;
    }

    private void expect(char what) throws NotPlain {
      if (next() != what) {
        throw new NotPlain();
      }
      at++;
    }

    /// The next byte that is not white space; -1 at the end.
    private int next() {
      while (at < body.length && body[at] <= ' ' && body[at] >= 0) {
        at++;
      }
      return at < body.length ? body[at] & 0xff : -1;
    }
  }
}
