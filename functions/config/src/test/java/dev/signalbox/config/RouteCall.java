package dev.signalbox.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What to send on a route: path with query, and body, both with places for the ids of a [Place].
record RouteCall(String query, String body) {

  private static final RouteCall PLAIN = new RouteCall("", "");

  /// One for each route; a new route without one fails.
  static final Map<String, RouteCall> ALL = new TreeMap<>();

  static {
    for (String plain :
        List.of(
            "GET /v1/connections",
            "GET /v1/connections/{connection}",
            "GET /v1/connections/{connection}/companies",
            "GET /v1/connections/{connection}/configuration-items",
            "GET /v1/connections/{connection}/diagnostics",
            "GET /v1/connections/{connection}/drift",
            "GET /v1/connections/{connection}/freshness",
            "GET /v1/connections/{connection}/members",
            "GET /v1/connections/{connection}/queues",
            "GET /v1/connections/{connection}/scope",
            "GET /v1/connections/{connection}/scope/choices",
            "GET /v1/connections/{connection}/statements",
            "GET /v1/connections/{connection}/statements/{day}",
            "GET /v1/connections/{connection}/statuses",
            "GET /v1/connections/{connection}/syncs",
            "GET /v1/connections/{connection}/syncs/{run}",
            "GET /v1/connections/{connection}/usage",
            "GET /v1/connections/{connection}/webhooks",
            "GET /v1/connections/{connection}/webhooks/errors",
            "GET /v1/connections/{connection}/webhooks/errors/{error}",
            "GET /v1/connections/{connection}/webhooks/notifications",
            "GET /v1/health",
            "GET /v1/openapi.json",
            "GET /v1/sessions",
            "GET /v1/signals/{connection}/{ticket}",
            "GET /v1/signals/{connection}/{ticket}/timeline",
            "GET /v1/tenant",
            "GET /v1/users",
            "DELETE /v1/connections/{connection}/syncs/{run}",
            "POST /v1/connections/{connection}/syncs/{run}/release",
            "DELETE /v1/sessions/{session}",
            "DELETE /v1/users/{user}",
            "POST /v1/auth/logout",
            "POST /v1/connections/{connection}/metadata/refresh",
            "POST /v1/connections/{connection}/statuses/seed",
            "POST /v1/connections/{connection}/test",
            "POST /v1/connections/{connection}/webhooks/errors/{error}/pull",
            "POST /v1/connections/{connection}/webhooks/provision",
            "POST /v1/connections/{connection}/webhooks/rotate",
            "POST /v1/signals/{connection}/{ticket}/triage")) {
      ALL.put(plain, PLAIN);
    }
    ALL.put("GET /v1/signals", new RouteCall("?connection={connection}", ""));
    ALL.put("DELETE /v1/connections/{connection}", of("{\"confirm\":\"Main\"}"));
    ALL.put("PATCH /v1/connections/{connection}", of("{\"name\":\"Mine now\"}"));
    ALL.put("PATCH /v1/tenant", of("{\"name\":\"Mine now\",\"zone\":\"Europe/Berlin\"}"));
    ALL.put("PATCH /v1/users/{user}", of("{\"role\":\"viewer\"}"));
    ALL.put("POST /v1/auth/code", of("{\"email\":\"user@{tenant}.example\"}"));
    ALL.put(
        "POST /v1/auth/token",
        of("{\"challenge\":\"none\",\"code\":\"123456\",\"tenant\":\"{tenant}\"}"));
    ALL.put("POST /v1/auth/refresh", of("{\"refreshToken\":\"{session}\"}"));
    ALL.put(
        "POST /v1/connections",
        of(
            "{\"psa\":\"autotask\",\"name\":\"{connection}\",\"username\":\"nobody@x.example\","
                + "\"secret\":\"none\"}"));
    ALL.put("POST /v1/connections/{connection}/syncs", of("{\"mode\":\"full\"}"));
    ALL.put("POST /v1/users", of("{\"email\":\"{user}@new.example\"}"));
    ALL.put("PUT /v1/connections/{connection}/queues", of("{\"ids\":[8]}"));
    ALL.put(
        "POST /v1/connections/{connection}/statements/verify",
        of("{\"text\":\"{}\",\"signature\":\"none\"}"));
    ALL.put("POST /v1/connections/{connection}/scope/preview", of("{\"contacts\":false}"));
    ALL.put("PUT /v1/connections/{connection}/scope", of("{\"opportunities\":true}"));
    ALL.put(
        "PUT /v1/connections/{connection}/webhooks/notifications",
        of("{\"email\":\"alerts@msp.example\"}"));
    ALL.put(
        "PUT /v1/connections/{connection}/statuses",
        of("{\"items\":[{\"id\":1,\"signalStatus\":\"closed\"}]}"));
    ALL.put(
        "PUT /v1/connections/{connection}/members",
        of("{\"items\":[{\"userId\":\"{user}\",\"memberId\":29682885}]}"));
  }

  private static RouteCall of(String body) {
    return new RouteCall("", body);
  }
}
