package dev.signalbox.bench.coldstart;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;

/// The payload of an HTTP API, version 2.0.
final class GatewayEvent {

  private GatewayEvent() {}

  static Json.Obj of(String method, String path, ObjBuilder headers, String body) {
    ObjBuilder http =
        Json.object()
            .put("method", method)
            .put("path", path)
            .put("protocol", "HTTP/1.1")
            .put("sourceIp", "192.0.2.1")
            .put("userAgent", "bench");
    ObjBuilder context =
        Json.object()
            .put("accountId", "000000000000")
            .put("apiId", "bench")
            .put("domainName", "bench.execute-api.us-east-1.amazonaws.com")
            .put("domainPrefix", "bench")
            .put("http", http)
            .put("requestId", "JKJaXmPLvHcESHA=")
            .put("routeKey", "$default")
            .put("stage", "$default")
            .put("time", "01/Jan/2026:00:00:00 +0000")
            .put("timeEpoch", 1_767_225_600_000L);
    return Json.object()
        .put("version", "2.0")
        .put("routeKey", "$default")
        .put("rawPath", path)
        .put("rawQueryString", "")
        .put("headers", headers)
        .put("requestContext", context)
        .put("body", body)
        .put("isBase64Encoded", false)
        .build();
  }
}
