package dev.signalbox.config;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An answer of this API that refuses: thrown from wherever the reason is found, answered by the
/// router.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final String detail;
  private final transient Map<String, Json> more = new TreeMap<>();
  private final transient List<String[]> headers = new ArrayList<>();

  Refusal(ErrorType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
    this.detail = detail;
  }

  static Refusal of(ErrorType type) {
    return new Refusal(type, type.title());
  }

  /// A refusal that names one field.
  static Refusal field(String field, String message) {
    return new Refusal(ErrorType.INVALID_INPUT, message)
        .with("errors", Json.array(fieldError(field, message)));
  }

  /// A refusal that names several fields, each with what is wrong with it.
  static Refusal fields(List<Json> errors) {
    return of(ErrorType.INVALID_INPUT).with("errors", Json.array(errors));
  }

  static Json fieldError(String field, String message) {
    return Json.object().put("field", field).put("message", message).build();
  }

  Refusal with(String field, Json value) {
    more.put(field, value);
    return this;
  }

  Refusal header(String name, String value) {
    headers.add(new String[] {name, value});
    return this;
  }

  ErrorType type() {
    return type;
  }

  String detail() {
    return detail;
  }

  Map<String, Json> more() {
    return more;
  }

  List<String[]> headers() {
    return headers;
  }
}
