package dev.signalbox.webhook;

import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.webhook.ReceiveWebhook.Delivery;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a delivery is off its address.
final class Deliveries {

  private static final Pattern ADDRESS =
      Pattern.compile("/webhooks/autotask/([A-Za-z0-9_-]{1,100})(/deactivated)?");

  private final ReceiveWebhook webhooks;

  Deliveries(ReceiveWebhook webhooks) {
    this.webhooks = webhooks;
  }

  Outcome receive(HttpRequest request) {
    Matcher address = ADDRESS.matcher(request.path());
    if (!address.matches()) {
      return new Outcome.NoSuchAddress();
    }
    return address.group(2) == null
        ? webhooks.receive(new Delivery(address.group(1), headers(request), request.body()))
        : webhooks.switchedOff(address.group(1));
  }

  /// The front door joins a header that was sent twice into one value, which no signature fits.
  private static Map<String, List<String>> headers(HttpRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }
}
