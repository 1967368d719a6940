package dev.signalbox.config;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.tenant.User;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.HashMap;
import java.util.Map;

/// Somebody who is signed in and calls the API.
record Person(TestConsole console, User user, String token) {

  Answer get(String path) {
    return call("GET", path, Body.empty());
  }

  Answer delete(String path) {
    return call("DELETE", path, Body.empty());
  }

  Answer post(String path) {
    return call("POST", path, Body.empty());
  }

  Answer post(String path, ObjBuilder body) {
    return call("POST", path, Body.of(body.bytes()));
  }

  Answer patch(String path, ObjBuilder body) {
    return call("PATCH", path, Body.of(body.bytes()));
  }

  Answer put(String path, ObjBuilder body) {
    return call("PUT", path, Body.of(body.bytes()));
  }

  Answer put(String path, ObjBuilder body, String ifMatch) {
    return call("PUT", path, Body.of(body.bytes()), Map.of("if-match", ifMatch));
  }

  Answer call(String method, String path, Body body) {
    return call(method, path, body, Map.of());
  }

  Answer call(String method, String path, Body body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("authorization", "Bearer " + token);
    return console.call(method, path, body, headers);
  }

  /// The ids that a setting chooses.
  static ObjBuilder ids(long... ids) {
    return Json.object().put("ids", numbers(ids));
  }

  static Json numbers(long... numbers) {
    return Json.array(java.util.Arrays.stream(numbers).mapToObj(Json::number).toList());
  }

  /// The rows of a setting.
  static ObjBuilder items(ObjBuilder... rows) {
    return Json.object()
        .put("items", Json.array(java.util.Arrays.stream(rows).map(ObjBuilder::build).toList()));
  }
}
