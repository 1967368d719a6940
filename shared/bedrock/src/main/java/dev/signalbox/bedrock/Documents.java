package dev.signalbox.bedrock;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/// The SDK's free-form documents and our JSON tree.
final class Documents {

  private Documents() {}

  static Document of(Json value) {
    return switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        Map<String, Document> documents = new LinkedHashMap<>();
        fields.forEach((key, field) -> documents.put(key, of(field)));
        yield Document.fromMap(documents);
      }
      case Json.Arr(List<Json> items) ->
          Document.fromList(items.stream().map(Documents::of).toList());
      case Json.Text(String text) -> Document.fromString(text);
      case Json.Num(BigDecimal number) -> Document.fromNumber(number);
      case Json.Bool(boolean bool) -> Document.fromBoolean(bool);
      case Json.Null _ -> Document.fromNull();
    };
  }

  static Json read(Document document) {
    if (document.isMap()) {
      Map<String, Json> fields = new LinkedHashMap<>();
      document.asMap().forEach((key, field) -> fields.put(key, read(field)));
      return new Json.Obj(fields);
    }
    if (document.isList()) {
      return Json.array(document.asList().stream().map(Documents::read).toList());
    }
    if (document.isString()) {
      return Json.text(document.asString());
    }
    if (document.isNumber()) {
      return new Json.Num(document.asNumber().bigDecimalValue());
    }
    return document.isBoolean() ? Json.bool(document.asBoolean()) : Json.none();
  }
}
