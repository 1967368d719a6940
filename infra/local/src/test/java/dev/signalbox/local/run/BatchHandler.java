package dev.signalbox.local.run;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Keeps the batches it gets and answers as the test says.
public final class BatchHandler implements RequestStreamHandler {

  static final List<List<Json.Obj>> BATCHES = new CopyOnWriteArrayList<>();
  static volatile Function<List<Json.Obj>, String> answer = _ -> "";

  static void reset(Function<List<Json.Obj>, String> answering) {
    BATCHES.clear();
    answer = answering;
  }

  static List<String> bodies() {
    return BATCHES.stream()
        .flatMap(List::stream)
        .map(record -> record.text("body").orElseThrow())
        .toList();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var records = new ArrayList<Json.Obj>();
    for (Json record : Json.parseObject(input.readAllBytes()).list("Records")) {
      records.add((Json.Obj) record);
    }
    BATCHES.add(List.copyOf(records));
    output.write(answer.apply(records).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
