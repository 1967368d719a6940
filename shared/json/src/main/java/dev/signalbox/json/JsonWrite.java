package dev.signalbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class JsonWrite {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWrite() {}

  static byte[] bytes(Json value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  static String write(Json value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Json value, JsonGenerator generator) throws IOException {
    switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        generator.writeStartObject();
        for (Map.Entry<String, Json> field : fields.entrySet()) {
          generator.writeFieldName(field.getKey());
          write(field.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case Json.Arr(List<Json> items) -> {
        generator.writeStartArray();
        for (Json item : items) {
          write(item, generator);
        }
        generator.writeEndArray();
      }
      case Json.Text(String text) -> generator.writeString(text);
      case Json.Num(BigDecimal number) -> generator.writeNumber(number);
      case Json.Bool(boolean bool) -> generator.writeBoolean(bool);
      case Json.Null _ -> generator.writeNull();
    }
  }
}
