package dev.signalbox.core.connection;

/// The PSA behind a connection.
public enum PsaKind {
  AUTOTASK("autotask"),
  CONNECTWISE("connectwise");

  private final String word;

  PsaKind(String word) {
    this.word = word;
  }

  /// The PSA's word in the API.
  public String word() {
    return word;
  }
}
