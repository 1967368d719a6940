package dev.signalbox.core.psa;

/// Who wrote something on a ticket.
public enum Writer {
  TECHNICIAN("technician"),
  CUSTOMER("customer"),
  /// A rule of the PSA, a monitoring tool or another integration.
  PROGRAM("program");

  private final String word;

  Writer(String word) {
    this.word = word;
  }

  /// Its word in the API and in items.
  public String word() {
    return word;
  }

  /// @throws IllegalArgumentException when it is none of them
  public static Writer of(String word) {
    for (Writer one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("There is no such writer: " + word);
  }
}
