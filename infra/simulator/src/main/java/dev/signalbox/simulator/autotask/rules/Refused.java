package dev.signalbox.simulator.autotask.rules;

import java.util.List;

/// The vendor's server says no. Its validation and permission refusals all have status 500
/// (Autotask developer help, REST API calls).
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> errors;

  public Refused(int status, List<String> errors) {
    super(String.join(" ", errors));
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  public static Refused because(String text) {
    return new Refused(500, List.of(text));
  }

  public int status() {
    return status;
  }

  public List<String> errors() {
    return errors;
  }
}
