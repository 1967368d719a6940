package dev.signalbox.core.account;

import dev.signalbox.core.tenant.EmailAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the mails instead of sending them.
public final class MemoryMailer implements Mailer {

  /// A mail that would have gone out.
  public record Mail(EmailAddress to, String subject, String text) {}

  private final List<Mail> sent = new CopyOnWriteArrayList<>();

  @Override
  public void send(EmailAddress to, String subject, String text) {
    sent.add(new Mail(to, subject, text));
  }

  public List<Mail> sent() {
    return List.copyOf(sent);
  }
}
