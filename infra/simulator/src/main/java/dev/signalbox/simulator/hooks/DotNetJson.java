package dev.signalbox.simulator.hooks;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Compact JSON with the escapes of the default encoder of .NET, which is what the PSA signs (seen
/// in the n8n node's signature check): quotes, ampersands, angle brackets, apostrophes, backticks,
/// plus signs and every UTF-16 unit beyond ASCII become a Unicode escape in upper-case hex.
final class DotNetJson {

  private static final String ESCAPED = "\"&'+<>`";

  private final StringBuilder out = new StringBuilder(256);

  private DotNetJson() {}

  static byte[] bytes(Json value) {
    DotNetJson text = new DotNetJson();
    text.write(value);
    return text.out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void write(Json value) {
    switch (value) {
      case Json.Obj(Map<String, Json> fields) -> object(fields);
      case Json.Arr(List<Json> items) -> array(items);
      case Json.Text(String text) -> string(text);
      case Json.Num(BigDecimal number) -> out.append(number.toPlainString());
      case Json.Bool(boolean bool) -> out.append(bool);
      case Json.Null _ -> out.append("null");
    }
  }

  private void object(Map<String, Json> fields) {
    String comma = "";
    out.append('{');
    for (Map.Entry<String, Json> field : fields.entrySet()) {
      out.append(comma);
      string(field.getKey());
      out.append(':');
      write(field.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void array(List<Json> items) {
    String comma = "";
    out.append('[');
    for (Json item : items) {
      out.append(comma);
      write(item);
      comma = ",";
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    text.chars().forEach(unit -> character((char) unit));
    out.append('"');
  }

  private void character(char unit) {
    switch (unit) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> plainOrHex(unit);
    }
  }

  private void plainOrHex(char unit) {
    if (unit < ' ' || unit > '~' || ESCAPED.indexOf(unit) >= 0) {
      out.append("\\u").append(String.format("%04X", (int) unit));
    } else {
      out.append(unit);
    }
  }
}
