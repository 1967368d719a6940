package dev.signalbox.core.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address in lower case, the key under which people sign in.
public record EmailAddress(String value) {

  /// Longest address that mail allows (RFC 5321, section 4.5.3.1.3).
  private static final int LONGEST = 254;

  private static final Pattern SHAPE =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+");

  public EmailAddress {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("This is not a mail address.");
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /// The address in a text that a person typed, or empty when it holds none.
  public static Optional<EmailAddress> find(String text) {
    String stripped = text.strip();
    return stripped.length() <= LONGEST && SHAPE.matcher(stripped).matches()
        ? Optional.of(new EmailAddress(stripped))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
