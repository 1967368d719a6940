package dev.signalbox.core.psa;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// A PSA account with people at it, for [PsaContract]: what they do there, and ways in for us.
public interface PsaDesk extends AutoCloseable {

  Psa open(Purpose purpose);

  Psa openWithWrongSecret();

  /// The PSA's clock moves on.
  void pass(Duration duration);

  /// Two queues and two statuses that tickets can have.
  List<Long> queues();

  List<Long> statuses();

  long company(String name);

  long contact(long company, String email);

  long ticket(long company, long queue, long status, String title);

  long note(long ticket, String text);

  long time(long ticket, BigDecimal hours);

  void retitle(long ticket, String title);

  void renameContact(long contact, String lastName);

  void forbidWebhooks();

  /// How many webhooks the API user may own.
  void allowWebhooks(int most);

  /// Makes a webhook that is not ours.
  long foreignHook(Entity entity, String name, String url);

  /// Switches a webhook off, as a PSA does after failures.
  void switchOff(Entity entity, long hook);

  /// Points a webhook elsewhere, as an admin might.
  void redirect(Entity entity, long hook, String url);

  /// Doubles a webhook under its name, as a set-up that was cut off leaves it.
  long doubleHook(Entity entity, long hook);

  /// The ids of all webhooks for an entity.
  List<Long> hooks(Entity entity);

  @Override
  void close();
}
