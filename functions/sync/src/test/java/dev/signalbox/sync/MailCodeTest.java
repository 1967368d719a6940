package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.SeededRandomness;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.MemoryCodes;
import dev.signalbox.core.account.MemoryMailer;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Mailing the code that somebody asked for.
class MailCodeTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final MemoryTenantStore tenants = new MemoryTenantStore();
  private final MemoryCodes codes = new MemoryCodes();
  private final MemoryMailer mailer = new MemoryMailer();
  private final MailCode mailing =
      new MailCode(tenants, codes, mailer, () -> new byte[32], new SeededRandomness(1), clock);

  @Test
  void aUserGetsACodeThatFitsTheChallenge() {
    EmailAddress email = user();
    open("challenge", email);

    mailing.mail(new Task.SendCode("challenge", email));

    assertThat(mailer.sent()).hasSize(1);
    assertThat(codes.find("challenge", clock.instant())).map(Codes.Challenge::codeHash).isPresent();
  }

  @Test
  void nobodyGetsNothing() {
    EmailAddress stranger = new EmailAddress("stranger@example.com");
    open("challenge", stranger);

    mailing.mail(new Task.SendCode("challenge", stranger));

    assertThat(mailer.sent()).isEmpty();
  }

  @Test
  void aChallengeThatIsOverGetsNoCode() {
    EmailAddress email = user();
    open("challenge", email);
    clock.pass(Duration.ofMinutes(6));

    mailing.mail(new Task.SendCode("challenge", email));

    assertThat(mailer.sent()).isEmpty();
  }

  private void open(String challenge, EmailAddress email) {
    codes.open(
        new Codes.Challenge(
            challenge, email, null, 0, false, clock.instant().plus(Duration.ofMinutes(5))));
  }

  private EmailAddress user() {
    EmailAddress email = new EmailAddress("ada@example.com");
    tenants.createUser(
        new User(
            new TenantId("msp"),
            new UserId("u1"),
            email,
            "Ada",
            Role.ADMIN,
            true,
            clock.instant()));
    return email;
  }
}
