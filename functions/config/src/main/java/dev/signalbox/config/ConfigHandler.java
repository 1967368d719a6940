package dev.signalbox.config;

import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.lambda.ApiHandler;
import dev.signalbox.aws.lambda.Body;
import dev.signalbox.aws.lambda.HttpRequest;
import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.aws.lambda.Invocation;
import dev.signalbox.aws.secret.KeptKey;
import java.util.Map;

/// The function behind `/v1`.
public final class ConfigHandler extends ApiHandler {

  private final Router router;

  public ConfigHandler() {
    super(ConfigHandler.class);
    this.router = bean(Router.class);
    prime(
        bean(KeptKey.class)::get,
        bean(Table.class)::prime,
        bean(Wiring.QueueCheck.class)::run,
        () -> router.answer(FIRST));
  }

  /// Somebody whose session does not exist: looks it up, and reads and writes nothing else.
  private static final HttpRequest FIRST =
      new HttpRequest(
          "GET",
          "/v1/signals",
          Map.of(),
          Map.of("authorization", "Bearer " + "0".repeat(43)),
          Body.empty(),
          "127.0.0.1",
          "localhost",
          "prime");

  @Override
  protected HttpResponse answer(HttpRequest request, Invocation invocation) {
    return router.answer(request);
  }
}
