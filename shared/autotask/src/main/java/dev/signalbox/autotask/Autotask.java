package dev.signalbox.autotask;

import dev.signalbox.core.psa.WebhookReader;

/// Opens Autotask accounts and reads Autotask's webhooks.
public final class Autotask {

  private Autotask() {}

  /// Reads deliveries; opens nothing and needs nothing.
  public static WebhookReader webhooks() {
    return new AutotaskWebhooks();
  }
}
