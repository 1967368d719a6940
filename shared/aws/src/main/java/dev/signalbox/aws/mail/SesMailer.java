package dev.signalbox.aws.mail;

import dev.signalbox.core.account.Mailer;
import dev.signalbox.core.tenant.EmailAddress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;

/// Sends mail through SES.
public final class SesMailer implements Mailer {

  private static final String UTF_8 = "UTF-8";

  private final SesV2Client client;
  private final String sender;

  /// @param sender a verified identity, `MAIL_SENDER` in the template
  public SesMailer(SesV2Client client, String sender) {
    this.client = client;
    this.sender = sender;
  }

  @Override
  public void send(EmailAddress to, String subject, String text) {
    try {
      client.sendEmail(mail ->
          mail.fromEmailAddress(sender)
              .destination(destination -> destination.toAddresses(to.value()))
              .content(content ->
                  content.simple(simple ->
                      simple
                          .subject(it -> it.data(subject).charset(UTF_8))
                          .body(body -> body.text(it -> it.data(text).charset(UTF_8))))));
    } catch (BadRequestException
        | MessageRejectedException
        | MailFromDomainNotVerifiedException e) {
      throw new MailFault(
          "SES refused the mail; check that the sender is a verified identity.", false, e);
    } catch (SdkException e) {
      throw new MailFault("SES could not be reached.", true, e);
    }
  }
}
