package dev.signalbox.core.psa;

/// Who may read something on a ticket.
public enum Audience {
  /// The customer, and everyone at the provider.
  CUSTOMER("customer"),
  /// The provider alone.
  INTERNAL("internal");

  private final String word;

  Audience(String word) {
    this.word = word;
  }

  /// Its word in the API and in items.
  public String word() {
    return word;
  }

  /// @throws IllegalArgumentException when it is none of them
  public static Audience of(String word) {
    for (Audience one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("There is no such audience: " + word);
  }
}
