package dev.signalbox.core.tenant;

/// A user within one tenant; made once, never reused.
public record UserId(String value) {

  public UserId {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("A user id has 1 to 40 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
