package dev.signalbox.simulator.control;

/// A control request that cannot be done; the message says why and what would work.
final class BadControl extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  BadControl(int status, String message) {
    super(message);
    this.status = status;
  }

  static BadControl invalid(String message) {
    return new BadControl(400, message);
  }

  static BadControl missing(String message) {
    return new BadControl(404, message);
  }

  int status() {
    return status;
  }
}
