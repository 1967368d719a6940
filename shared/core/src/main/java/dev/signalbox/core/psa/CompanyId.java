package dev.signalbox.core.psa;

/// A company's id in its PSA; 0 is a real one, the provider's own organisation.
public record CompanyId(long value) {

  public CompanyId {
    if (value < 0) {
      throw new IllegalArgumentException("An id of a PSA is not negative.");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
