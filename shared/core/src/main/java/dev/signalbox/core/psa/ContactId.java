package dev.signalbox.core.psa;

/// A contact's id in its PSA.
public record ContactId(long value) {

  public ContactId {
    if (value < 0) {
      throw new IllegalArgumentException("An id of a PSA is not negative.");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
