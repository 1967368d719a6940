package dev.signalbox.core.account;

import dev.signalbox.core.tenant.EmailAddress;

/// Sends mail.
public interface Mailer {

  /// Sends a plain-text mail.
  ///
  /// @throws MailFault when it was not taken
  void send(EmailAddress to, String subject, String text);

  /// The mail service did not take a mail.
  final class MailFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean worthRetrying;

    public MailFault(String message, boolean worthRetrying, Throwable cause) {
      super(message, cause);
      this.worthRetrying = worthRetrying;
    }

    public boolean worthRetrying() {
      return worthRetrying;
    }
  }
}
