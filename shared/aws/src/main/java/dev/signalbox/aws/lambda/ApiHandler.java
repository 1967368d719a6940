package dev.signalbox.aws.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// A function behind the HTTP API.
public abstract class ApiHandler extends LeanStreamHandler {

  private record Unexpected(String name, int status, String title, String nextStep)
      implements ProblemType {}

  private static final ProblemType UNEXPECTED =
      new Unexpected(
          "INTERNAL",
          500,
          "Something unexpected went wrong here.",
          "Try again; if it stays, look for this request in the function's log.");

  protected ApiHandler(Class<? extends ApiHandler> handler) {
    super(handler, List.of());
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
      return UNEXPECTED.answer(request);
    }
  }
}
