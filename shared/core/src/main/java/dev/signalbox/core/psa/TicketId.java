package dev.signalbox.core.psa;

/// A ticket's id in its PSA.
public record TicketId(long value) {

  public TicketId {
    if (value < 0) {
      throw new IllegalArgumentException("An id of a PSA is not negative.");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
