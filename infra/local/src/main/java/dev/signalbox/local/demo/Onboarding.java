package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes a PSA account into service, in the order in which the console leads through it.
public final class Onboarding {

  private static final Duration HOOKS = Duration.ofMinutes(1);
  private static final Duration SYNC = Duration.ofMinutes(30);

  private final JsonClient api;

  /// @param api as an administrator
  public Onboarding(JsonClient api) {
    this.api = api;
  }

  /// Finds the zone, checks the credentials and stores the connection.
  ///
  /// @param credentials in the fields that the API takes
  /// @return the connection
  public Json.Obj connect(Json.Obj credentials) {
    return api.fine("POST", "/v1/connections", credentials).json();
  }

  /// Selects all queues that the PSA still offers.
  ///
  /// @return those that are selected
  public List<Json.Obj> selectQueues(String connection) {
    String path = "/v1/connections/" + connection + "/queues";
    List<Json> ids =
        api.items(path).stream()
            .filter(queue -> queue.bool("active").orElse(false))
            .flatMap(queue -> queue.find("id").stream())
            .toList();
    Json.Obj after = api.put(path, Json.object().put("ids", Json.array(ids)));
    return JsonClient.objects(after, "items").stream()
        .filter(queue -> queue.bool("selected").orElse(false))
        .toList();
  }

  /// Reads the PSA's statuses and maps each to what its name suggests; what tells nothing is
  /// active, which somebody has to say, too.
  ///
  /// @return all statuses after it
  public List<Json.Obj> mapStatuses(String connection) {
    String path = "/v1/connections/" + connection + "/statuses";
    List<Json.Obj> suggested =
        JsonClient.objects(api.post(path + "/seed", Json.object()), "items").stream()
            .map(Onboarding::mapped)
            .toList();
    Json.Obj after = api.put(path, Json.object().put("items", Json.array(suggested)));
    return JsonClient.objects(after, "items");
  }

  private static Json.Obj mapped(Json.Obj status) {
    return Json.object()
        .put("id", status.find("id").orElseThrow())
        .put("signalStatus", status.text("suggested").orElse("active"))
        .build();
  }

  /// Waits until the webhooks that connecting asked for are there.
  ///
  /// @return the webhooks
  public List<Json.Obj> awaitWebhooks(String connection) {
    String path = "/v1/connections/" + connection + "/webhooks";
    Json.Obj view =
        Patience.until(
            "the webhooks",
            HOOKS,
            () -> Optional.of(api.get(path)).filter(now -> now.object("provisioning").isPresent()));
    Json.Obj note = view.object("provisioning").orElseThrow();
    if (!note.text("state").equals(Optional.of("done"))) {
      throw new IllegalStateException(
          "The webhooks are not there: %s %s"
              .formatted(note.text("message").orElse(""), note.text("nextStep").orElse("")));
    }
    return api.items(path);
  }

  /// Starts a full sync and waits for its end.
  ///
  /// @param progress hears of the run whenever it was looked at
  /// @return the run
  public Json.Obj sync(String connection, Consumer<Json.Obj> progress) {
    JsonClient.Answer started =
        api.fine(
            "POST",
            "/v1/connections/" + connection + "/syncs",
            Json.object().put("mode", "full").build());
    String run = started.header("location").orElseThrow();
    return Patience.until("the sync", SYNC, () -> ended(run, progress));
  }

  private Optional<Json.Obj> ended(String path, Consumer<Json.Obj> progress) {
    Json.Obj run = api.get(path);
    progress.accept(run);
    return switch (run.text("state").orElse("")) {
      case "queued", "running" -> Optional.empty();
      case "finished" -> Optional.of(run);
      default ->
          throw new IllegalStateException(
              "The sync ended as "
                  + run.text("state").orElse("")
                  + ": "
                  + run.text("error").orElse(""));
    };
  }
}
