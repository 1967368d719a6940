package dev.signalbox.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.lambda.ApiGateway;
import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.Primer;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The Lambda entry: a delivery of a PSA. Wired by hand and without Micronaut: a PSA waits for the
/// answer to its first delivery while this starts.
public final class WebhookHandler implements RequestStreamHandler {

  /// Seconds after which a delivery that was not kept may come again.
  private static final String AGAIN = "5";

  private final Log log = Log.toStandardOutput("webhook");
  private final Deliveries deliveries;

  public WebhookHandler() {
    Wiring wiring = new Wiring(Environment.current());
    deliveries = wiring.deliveries();
    Primer.run(log, wiring.priming().toArray(Primer.Step[]::new));
  }

  WebhookHandler(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    HttpRequest request = ApiGateway.read(in);
    ApiGateway.write(answer(request), out);
  }

  private HttpResponse answer(HttpRequest request) {
    try {
      Outcome outcome = deliveries.receive(request);
      report(outcome, request);
      return answer(outcome, request);
    } catch (RuntimeException fault) {
      log.error("deliveryFailed", fault, line -> line.put("request", request.requestId()));
      return DeliveryError.DELIVERY_NOT_KEPT.answer(request).with("retry-after", AGAIN);
    }
  }

  private static HttpResponse answer(Outcome outcome, HttpRequest request) {
    return switch (outcome) {
      case Outcome.Queued _, Outcome.Unneeded _ -> HttpResponse.empty(202);
      case Outcome.NoSuchAddress() -> DeliveryError.NO_SUCH_WEBHOOK.answer(request);
      case Outcome.TooLarge() -> DeliveryError.DELIVERY_TOO_LARGE.answer(request);
      case Outcome.Refused _ -> DeliveryError.SIGNATURE_REFUSED.answer(request);
    };
  }

  private void report(Outcome outcome, HttpRequest request) {
    switch (outcome) {
      case Outcome.Queued(String cause, var route, var task) ->
          log.info(
              "queued",
              line ->
                  line.put("connection", route.ref().toString())
                      .put("cause", cause)
                      .put("task", task.getClass().getSimpleName()));
      case Outcome.Unneeded(var route, String why) ->
          log.info(
              "unneeded", line -> line.put("connection", route.ref().toString()).put("why", why));
      case Outcome.Refused(var route, var why) ->
          log.warn(
              "badSignature",
              line ->
                  line.put("connection", route.ref().toString())
                      .put("why", why.name())
                      .put("request", request.requestId()));
      case Outcome.NoSuchAddress(), Outcome.TooLarge() ->
          log.info("refused", line -> line.put("request", request.requestId()));
    }
  }
}
