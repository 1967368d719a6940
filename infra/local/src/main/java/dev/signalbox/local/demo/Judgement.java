package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A ticket that arrived at the PSA, and what Signalbox said about it.
///
/// @param signal as `GET /v1/signals/{connection}/{ticket}` has it
/// @param took from the webhook's departure to the last verdict, by their own times
public record Judgement(Json.Obj signal, List<Json.Obj> verdicts, Duration took) {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  public Judgement {
    verdicts = List.copyOf(verdicts);
  }

  /// Waits for the verdicts on a ticket whose webhook is on its way.
  ///
  /// @param ticket the PSA's id
  public static Judgement await(
      JsonClient api, JsonClient control, String connection, long ticket) {
    String path = "/v1/signals/" + connection + "/" + ticket;
    Json.Obj story =
        Patience.until("the verdict on ticket " + ticket, LONGEST, () -> judged(api, path));
    List<Json.Obj> verdicts = JsonClient.objects(story, "verdicts");
    Instant last =
        verdicts.stream()
            .map(verdict -> time(verdict))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new Judgement(
        story.object("signal").orElseThrow(),
        verdicts,
        Duration.between(departure(control, ticket), last));
  }

  private static Optional<Json.Obj> judged(JsonClient api, String path) {
    JsonClient.Answer answer = api.call("GET", path, null);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    return Optional.of(answer)
        .filter(JsonClient.Answer::isFine)
        .map(JsonClient.Answer::json)
        .filter(story -> story.list("owed").isEmpty() && !story.list("verdicts").isEmpty());
  }

  /// When the simulated PSA first called out for this ticket.
  private static Instant departure(JsonClient control, long ticket) {
    return control.items("/_sim/callouts").stream()
        .filter(callout -> callout.number("id").orElse(-1) == ticket)
        .filter(callout -> callout.text("entity").orElse("").startsWith("Ticket"))
        .map(callout -> time(callout))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Instant time(Json.Obj of) {
    return Instant.parse(of.text("at").orElseThrow());
  }
}
