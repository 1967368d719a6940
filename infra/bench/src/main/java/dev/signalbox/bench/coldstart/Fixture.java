package dev.signalbox.bench.coldstart;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a function finds when it starts: its event, the items of the table and the secrets; and a
/// text that its answer has when it really did its work.
///
/// As JSON: `{"event":{…},"items":[{"pk":{"S":"…"},…}],"secrets":{"id":"…"},"expects":"…"}`.
record Fixture(String event, List<Json.Obj> items, Map<String, String> secrets, String expects) {

  static Fixture read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + " is not there; record it from a running system first.");
    }
    var json = Json.parseObject(Files.readAllBytes(file));
    return new Fixture(
        json.object("event").orElseThrow().write(),
        json.list("items").stream().map(item -> (Json.Obj) item).toList(),
        texts(json.object("secrets").orElseThrow()),
        json.text("expects").orElseThrow());
  }

  private static Map<String, String> texts(Json.Obj object) {
    var texts = new HashMap<String, String>();
    object.fields().forEach((id, text) -> texts.put(id, text.asText().orElseThrow()));
    return texts;
  }

  AwsStub aws() throws IOException {
    return new AwsStub(new StubTable(items), secrets);
  }
}
