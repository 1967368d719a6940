package dev.signalbox.e2e;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Onboarding;
import dev.signalbox.local.demo.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// A tenant's service desk: its administrator at the API, and its account at the simulated PSA.
///
/// @param account the simulator's name of the account
/// @param connectedAt before the account was connected
record Desk(
    JsonClient api,
    JsonClient control,
    String account,
    String connection,
    Instant connectedAt,
    Json.Obj firstSync,
    LocalCloud cloud) {

  static final Duration A_MINUTE = Duration.ofSeconds(60);

  static Desk open(JsonClient api, JsonClient control, String account, LocalCloud cloud) {
    Instant now = Instant.now();
    var onboarding = new Onboarding(api);
    String connection = onboarding.connect(credentials(control, account)).text("id").orElseThrow();
    onboarding.selectQueues(connection);
    onboarding.mapStatuses(connection);
    onboarding.awaitWebhooks(connection);
    Json.Obj run = onboarding.sync(connection, _ -> {});
    return new Desk(api, control, account, connection, now, run, cloud);
  }

  static Json.Obj credentials(JsonClient control, String account) {
    return JsonClient.objects(control.get("/_sim/credentials"), "items").stream()
        .filter(one -> one.text("username").orElse("").toLowerCase(Locale.ROOT).contains(account))
        .findFirst()
        .orElseThrow();
  }

  ConnectionRef ref() {
    String tenant = api.get("/v1/tenant").text("id").orElseThrow();
    return new ConnectionRef(new TenantId(tenant), new ConnectionId(connection));
  }

  String path(String rest) {
    return "/v1/connections/" + connection + rest;
  }

  /// A customer writes.
  long arrives(String title, String description) {
    return arrives(Json.object().put("title", title).put("description", description));
  }

  long arrives(ObjBuilder ticket) {
    return act("POST", "tickets", ticket).number("id").orElseThrow();
  }

  /// Somebody works in the PSA's own screens.
  Json.Obj act(String method, String path, ObjBuilder body) {
    return control
        .fine(method, "/_sim/autotask/" + path + "?account=" + account, body.build())
        .json();
  }

  /// The truth, past all rights.
  List<Json.Obj> truth(String entity, String query) {
    return control.items("/_sim/state/autotask/" + entity + "?account=" + account + query);
  }

  Optional<Json.Obj> story(long ticket) {
    return Optional.of(api.call("GET", "/v1/signals/" + connection + "/" + ticket, null))
        .filter(JsonClient.Answer::isFine)
        .map(JsonClient.Answer::json);
  }

  /// Waits, at most a minute, for a story that is so.
  Json.Obj await(String what, long ticket, Predicate<Json.Obj> so) {
    int logged = Deployment.log().text().length();
    try {
      return Patience.until(what, A_MINUTE, () -> story(ticket).filter(so));
    } catch (Patience.RanOut late) {
      throw new IllegalStateException(Circumstances.of(this, ticket, logged), late);
    }
  }

  /// Waits for all verdicts that are owed.
  Json.Obj judged(long ticket) {
    return await(
        "the verdicts on " + ticket,
        ticket,
        story -> story.list("owed").isEmpty() && !story.list("verdicts").isEmpty());
  }

  static List<Json.Obj> verdicts(Json.Obj story) {
    return JsonClient.objects(story, "verdicts");
  }

  static Json.Obj verdict(Json.Obj story, String processor) {
    return verdicts(story).stream()
        .filter(verdict -> verdict.text("processor").equals(Optional.of(processor)))
        .findFirst()
        .orElseThrow();
  }

  static Json.Obj signal(Json.Obj story) {
    return story.object("signal").orElseThrow();
  }

  /// The PSA's id of a status, by its name.
  long status(String name) {
    return api.items(path("/statuses")).stream()
        .filter(status -> status.text("name").equals(Optional.of(name)))
        .flatMapToLong(status -> status.number("id").stream())
        .findFirst()
        .orElseThrow();
  }

  long waitForCallouts(long id) {
    return Patience.until(
        "the callouts of " + id,
        A_MINUTE,
        () -> {
          List<Json.Obj> sent =
              control.items("/_sim/callouts").stream()
                  .filter(callout -> callout.number("id").orElse(-1) == id)
                  .filter(callout -> callout.text("result").equals(Optional.of("delivered")))
                  .toList();
          return sent.isEmpty() ? Optional.empty() : Optional.of((long) sent.size());
        });
  }
}
