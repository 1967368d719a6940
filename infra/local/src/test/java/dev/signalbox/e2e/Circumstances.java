package dev.signalbox.e2e;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody needs to know who asks why something about a ticket did not come in time.
final class Circumstances {

  private static final int MOST_LINES = 60;

  private Circumstances() {}

  /// @param since how much had been logged when the waiting began
  static String of(Desk desk, long ticket, int since) {
    return String.join(
        "\n",
        "ticket " + ticket + " of " + desk.account(),
        "story: " + answer(desk, "/v1/signals/" + desk.connection() + "/" + ticket),
        "hooks: " + answer(desk, desk.path("/webhooks")),
        "usage: " + usage(desk),
        "messages put off: " + Queues.putOff(),
        "callouts: " + callouts(desk, ticket),
        "logged: " + logged(desk, since));
  }

  private static String answer(Desk desk, String path) {
    JsonClient.Answer answer = desk.api().call("GET", path, null);
    return answer.status() + " " + answer.text();
  }

  private static String usage(Desk desk) {
    Json.Obj usage = desk.api().get(desk.path("/usage"));
    return Stream.of("used", "purposes", "places", "queued")
        .map(field -> field + "=" + usage.find(field).map(Json::write).orElse("none"))
        .collect(Collectors.joining(" "));
  }

  private static String callouts(Desk desk, long ticket) {
    return desk.control().items("/_sim/callouts").stream()
        .filter(callout -> callout.number("id").orElse(-1) == ticket)
        .map(Json::write)
        .collect(Collectors.joining("\n  "));
  }

  /// What was about its connection, and whatever went wrong.
  private static String logged(Desk desk, int since) {
    List<String> lines =
        Deployment.log()
            .text()
            .substring(since)
            .lines()
            .filter(
                line -> line.contains(desk.connection()) || !line.contains("\"level\":\"info\""))
            .toList();
    return String.join("\n  ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
  }
}
