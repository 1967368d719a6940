package dev.signalbox.aws.lambda;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A function behind the HTTP API.
public abstract class ApiHandler extends LeanStreamHandler {

  protected ApiHandler(Class<? extends ApiHandler> handler) {
    super(handler);
  }

  /// Answers one request. Expected refusals are answers; what is thrown becomes a 500.
  protected abstract HttpResponse answer(HttpRequest request, Invocation invocation);

  @Override
  final void serve(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    ApiGateway.write(answerOrFault(ApiGateway.read(in), invocation), out);
  }

  private HttpResponse answerOrFault(HttpRequest request, Invocation invocation) {
    try {
      return answer(request, invocation);
    } catch (RuntimeException fault) {
      log().error("requestFailed", fault, line -> line.put("request", request.requestId()));
      return unexpected(request);
    }
  }

  private static HttpResponse unexpected(HttpRequest request) {
    return HttpResponse.problem(
        500,
        Json.object()
            .put("type", "/errors/internal")
            .put("title", "Something unexpected went wrong here.")
            .put("status", 500)
            .put("detail", "Something unexpected went wrong here.")
            .put("nextStep", "Try again; if it stays, look for this request in the function's log.")
            .put("instance", request.requestId())
            .build());
  }
}
