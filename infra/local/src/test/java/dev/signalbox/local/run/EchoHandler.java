package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.aws.Environment;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Answers HTTP events with what it got; some paths misbehave on purpose.
public final class EchoHandler implements RequestStreamHandler {

  private final String greeting = Environment.current().get("GREETING");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Json.Obj event = Json.parseObject(input.readAllBytes());
    String path = path(event);
    if (path.endsWith("/throws")) {
      throw new IllegalStateException("on purpose");
    }
    if (path.endsWith("/slow")) {
      pause();
    }
    if (path.endsWith("/bare")) {
      output.write("{\"bare\":true}".getBytes(UTF_8));
      return;
    }
    output.write(answer(event, context).bytes());
  }

  private Json.Obj answer(Json.Obj event, Context context) throws IOException {
    var body =
        Json.object()
            .put("greeting", greeting)
            .put("remaining", context.getRemainingTimeInMillis())
            .put(
                "libraries",
                Json.texts(path(event).endsWith("/libraries") ? libraries() : List.of()))
            .put("event", event);
    return Json.object()
        .put("statusCode", 201)
        .put("headers", Json.object().put("content-type", "application/json").put("x-a", "b"))
        .put("cookies", Json.texts(List.of("a=1", "b=2")))
        .put("body", body.write())
        .build();
  }

  private static String path(Json.Obj event) {
    return event.text("rawPath").orElse("");
  }

  /// The files from which this process runs native code.
  private static List<String> libraries() throws IOException {
    try (Stream<String> parts = Files.lines(Path.of("/proc/self/maps"))) {
      return parts.filter(part -> part.contains(".so")).toList();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10_000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
