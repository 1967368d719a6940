package dev.signalbox.core.psa;

/// The id of a technician in a PSA: Autotask's resource, ConnectWise's member.
public record MemberId(long value) {

  public MemberId {
    if (value < 0) {
      throw new IllegalArgumentException("An id of a PSA is not negative.");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
