package dev.signalbox.sync;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.Mailer;
import dev.signalbox.core.account.SignInCode;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.TenantStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Makes a sign-in code and mails it. Behind a queue, so that asking for a code does the same work
/// and takes the same time whether the address is anybody's or not.
final class MailCode {

  private final TenantStore tenants;
  private final Codes codes;
  private final Mailer mailer;
  private final Supplier<byte[]> key;
  private final Randomness randomness;
  private final InstantSource clock;

  MailCode(
      TenantStore tenants,
      Codes codes,
      Mailer mailer,
      Supplier<byte[]> key,
      Randomness randomness,
      InstantSource clock) {
    this.tenants = tenants;
    this.codes = codes;
    this.mailer = mailer;
    this.key = key;
    this.randomness = randomness;
    this.clock = clock;
  }

  /// Mails a code if the address belongs to somebody and the challenge is still open. Done again
  /// after a failure it mails a new code, and only the last one counts.
  void mail(Task.SendCode task) {
    if (tenants.findByEmail(task.email()).isEmpty()) {
      return;
    }
    SignInCode code = SignInCode.make(randomness);
    String hash = code.hash(key.get(), task.challenge());
    if (codes.setCode(task.challenge(), hash, clock.instant())) {
      mailer.send(task.email(), "Your sign-in code: " + code.digits(), text(code));
    }
  }

  private static String text(SignInCode code) {
    return """
    Your code to sign in to Signalbox is

        %s

    It is good for five minutes and for one sign-in.

    If you did not ask for it, somebody typed your address by mistake. Nobody can sign in
    without this code, so there is nothing you have to do.
    """
        .formatted(code.digits());
  }
}
