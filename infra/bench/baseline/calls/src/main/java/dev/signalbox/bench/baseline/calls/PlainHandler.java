package dev.signalbox.bench.baseline.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Makes the calls of `BASELINE_PRIME` when it is made and those of `BASELINE_CALLS` on each
/// request.
public final class PlainHandler implements RequestStreamHandler {

  private final AwsCalls request = AwsCalls.of(System.getenv("BASELINE_CALLS"));

  public PlainHandler() {
    AwsCalls.of(System.getenv("BASELINE_PRIME")).make();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    in.readAllBytes();
    request.make();
    out.write("{\"statusCode\":200,\"body\":\"{}\"}".getBytes(UTF_8));
  }
}
