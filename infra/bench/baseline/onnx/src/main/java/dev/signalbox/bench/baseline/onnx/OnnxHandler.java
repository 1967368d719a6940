package dev.signalbox.bench.baseline.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.bench.baseline.calls.AwsCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// Loads the model when it is made, and makes the calls that it is given.
public final class OnnxHandler implements RequestStreamHandler {

  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";

  private final AwsCalls request = AwsCalls.of(System.getenv("BASELINE_CALLS"));
  private final OrtSession session;

  public OnnxHandler() throws IOException, OrtException {
    session = load();
    AwsCalls.of(System.getenv("BASELINE_PRIME")).make();
  }

  private static OrtSession load() throws IOException, OrtException {
    try (InputStream model = OnnxHandler.class.getResourceAsStream(MODEL);
        var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      byte[] bytes = Objects.requireNonNull(model, MODEL).readAllBytes();
      return OrtEnvironment.getEnvironment().createSession(bytes, options);
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    in.readAllBytes();
    request.make();
    out.write(
        "{\"batchItemFailures\":[],\"inputs\":%d}"
            .formatted(session.getNumInputs())
            .getBytes(UTF_8));
  }
}
