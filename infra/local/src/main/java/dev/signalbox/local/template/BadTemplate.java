package dev.signalbox.local.template;

/// The template says something that cannot be run.
public final class BadTemplate extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadTemplate(String message) {
    super("template.yaml: " + message);
  }
}
