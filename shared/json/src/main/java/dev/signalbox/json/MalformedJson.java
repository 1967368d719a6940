package dev.signalbox.json;

/// The text is not the JSON that was asked for. The message names the place, never the content:
/// what we read may hold secrets.
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedJson(String message) {
    super(message);
  }
}
