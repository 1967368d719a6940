package dev.signalbox.webhook;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.simulation.World;
import java.util.Map;
import java.util.Optional;

/// One instance of the webhook function.
public final class SimulatedWebhook {

  private final Deliveries deliveries;

  public SimulatedWebhook(World world) {
    this.deliveries =
        new Deliveries(
            new ReceiveWebhook(
                world.tokens(),
                new KnownRoutes(world.routes(), world.clock()),
                new HookKeys(world.secrets(), world.clock()),
                world.webhookReader(),
                world.queue(),
                world.ids(),
                world.clock()));
  }

  /// The status with which the function answers, see [WebhookHandler].
  public int receive(String path, byte[] body, Optional<String> signature) {
    Map<String, String> headers =
        signature.map(value -> Map.of("x-hook-signature", value)).orElse(Map.of());
    HttpRequest request =
        new HttpRequest(
            "POST", path, Map.of(), headers, Body.of(body), "192.0.2.1", "hooks.example", "r");
    try {
      return switch (deliveries.receive(request)) {
        case ReceiveWebhook.Outcome.Queued _, ReceiveWebhook.Outcome.Unneeded _ -> 202;
        case ReceiveWebhook.Outcome.NoSuchAddress() -> 404;
        case ReceiveWebhook.Outcome.TooLarge() -> 413;
        case ReceiveWebhook.Outcome.Refused _ -> 401;
      };
    } catch (RuntimeException _) {
      return 503;
    }
  }
}
