package dev.signalbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.core.Race;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.JsonClient.Answer;
import dev.signalbox.local.demo.SignIn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// For each type of error something that a client, an admin, a PSA or ops can do and that is
/// answered with it. What breaks the deployment comes last.
final class Provocations {

  static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final NoAutotask otherPsa = new NoAutotask();
  private final Deployment deployment;
  private final Deployment keyless;
  private final Desk desk;
  private final JsonClient stranger;
  private final SignIn signIn;
  private final HookProvocations hooks;

  Provocations() throws IOException {
    deployment =
        Deployment.start("errors", Deployment.SMALL, Map.of("PsaOrigins", otherPsa.origin()));
    keyless = Deployment.withoutKey("keyless");
    desk = deployment.openFirst();
    stranger = new JsonClient(deployment.functions().apiUrl());
    signIn = new SignIn(stranger, Deployment.sharedCloud().mail().mailbox());
    hooks = new HookProvocations(deployment, desk, stranger);
  }

  Desk desk() {
    return desk;
  }

  Map<String, Supplier<Answer>> all() {
    Map<String, Supplier<Answer>> all = new LinkedHashMap<>();
    requests(all);
    people(all);
    connections(all);
    repeated(all);
    hooks.addTo(all);
    psa(all);
    all.put("key-unreadable", this::codeWithoutKey);
    ruins(all);
    return all;
  }

  private void requests(Map<String, Supplier<Answer>> all) {
    all.put(
        "malformed-json", () -> desk.api().send("POST", "/v1/users", "{".getBytes(UTF_8), JSON));
    all.put("invalid-input", () -> post("/v1/users", Json.object()));
    all.put("not-found", () -> get("/v1/nothing"));
    all.put("method-not-allowed", () -> desk.api().call("DELETE", "/v1/tenant", null));
    all.put(
        "body-too-large", () -> desk.api().send("POST", "/v1/users", new byte[1_000_001], JSON));
    all.put(
        "outdated",
        () ->
            desk.api()
                .send(
                    "PUT",
                    desk.path("/queues"),
                    Json.object().put("ids", Json.array()).bytes(),
                    Map.of("If-Match", "\"17\"")));
  }

  private Answer releaseOfAFinishedSync() {
    return post(desk.path("/syncs/" + desk.firstSync().text("id").orElseThrow() + "/release"));
  }

  private Answer clearedInPassing() {
    return post(desk.path("/syncs"), Json.object().put("mode", "clear").put("confirm", "yes"));
  }

  private void people(Map<String, Supplier<Answer>> all) {
    all.put("not-signed-in", () -> stranger.call("GET", "/v1/tenant", null));
    all.put("code-refused", () -> enter(stranger));
    all.put("choose-tenant", this::twoTenants);
    all.put("missing-role", () -> viewer().call("GET", "/v1/connections", null));
    all.put("last-admin", () -> desk.api().call("DELETE", "/v1/users/" + self(), null));
    all.put("too-many-codes", this::sixCodes);
  }

  private void connections(Map<String, Supplier<Answer>> all) {
    all.put("name-taken", () -> connect(credentials()));
    all.put("no-queues", () -> post("/v1/connections/" + secondConnection() + "/syncs"));
    all.put("confirmation-needed", this::clearedInPassing);
    all.put("sync-not-held", this::releaseOfAFinishedSync);
    all.put("setup-required", this::changedSecret);
    all.put("connection-paused", this::paused);
    all.put("connection-disabled", this::disabled);
  }

  private void repeated(Map<String, Supplier<Answer>> all) {
    all.put("request-underway", this::whileTheFirstIsUnderway);
    all.put(
        "idempotency-key-used",
        () -> {
          underKey(named("Once"));
          return underKey(named("Twice"));
        });
  }

  /// The PSA takes its time, so that the first request is still there when the second one comes.
  private Answer whileTheFirstIsUnderway() {
    desk.control().post("/_sim/faults", Json.object().put("latency", 2_000));
    ObjBuilder fields = named("Once");
    List<Answer> both = Race.run(2, _ -> underKey(fields));
    desk.control().post("/_sim/faults", Json.object());
    return both.stream().filter(answer -> !answer.isFine()).findFirst().orElseThrow();
  }

  private Answer underKey(ObjBuilder fields) {
    return desk.api()
        .send("POST", "/v1/connections", fields.bytes(), Map.of("Idempotency-Key", "one-and-only"));
  }

  private void psa(Map<String, Supplier<Answer>> all) {
    all.put("psa-credentials-refused", () -> connect(named("Wrong").put("secret", "wrong")));
    all.put("psa-zone-unknown", () -> connect(named("Who").put("username", "no@body.example")));
    all.put("psa-rejected", () -> connect(named("Else").put("zone", otherPsa.origin())));
    all.put("psa-permission-missing", () -> withFault("permission"));
    all.put("psa-unavailable", () -> withFault("html502"));
    // The account is left alone for a minute after it.
    all.put("psa-busy", () -> withFault("http429"));
  }

  private void ruins(Map<String, Supplier<Answer>> all) {
    all.put("busy", this::withoutQueue);
    all.put("delivery-not-kept", hooks::switchedOff);
    all.put("internal", this::withoutTable);
  }

  private Answer get(String path) {
    return desk.api().call("GET", path, null);
  }

  private Answer post(String path) {
    return post(path, Json.object());
  }

  private Answer post(String path, ObjBuilder body) {
    return desk.api().call("POST", path, body.build());
  }

  private Answer connect(ObjBuilder fields) {
    return post("/v1/connections", fields);
  }

  private ObjBuilder credentials() {
    ObjBuilder fields = Json.object();
    Desk.credentials(desk.control(), desk.account()).fields().forEach(fields::put);
    return fields;
  }

  private ObjBuilder named(String name) {
    return credentials().put("name", name);
  }

  private String secondConnection() {
    return connect(named("No queues")).json().text("id").orElseThrow();
  }

  private static Answer enter(JsonClient api) {
    return api.call(
        "POST",
        "/v1/auth/token",
        Json.object().put("challenge", "none").put("code", "123456").build());
  }

  private Answer codeWithoutKey() {
    var api = new JsonClient(keyless.functions().apiUrl());
    if (!api.call("GET", "/v1/health", null).isFine()) {
      throw new AssertionError("Without its key the function does not start.");
    }
    return enter(api);
  }

  private Answer twoTenants() {
    addUser("both@harbourline.example");
    deployment.addToSecondTenant("both@harbourline.example");
    return stranger.call("POST", "/v1/auth/token", signIn.ask("both@harbourline.example").build());
  }

  private JsonClient viewer() {
    addUser("viewer@harbourline.example");
    return stranger.as(signIn.signIn("viewer@harbourline.example").access());
  }

  private void addUser(String email) {
    desk.api().post("/v1/users", Json.object().put("email", email).put("role", "viewer"));
  }

  private String self() {
    return desk.api().items("/v1/users").stream()
        .filter(user -> user.text("role").orElse("").equals("admin"))
        .flatMap(user -> user.text("id").stream())
        .findFirst()
        .orElseThrow();
  }

  private Answer sixCodes() {
    Json body = Json.object().put("email", "often@harbourline.example").build();
    for (int i = 0; i < 5; i++) {
      stranger.fine("POST", "/v1/auth/code", body);
    }
    return stranger.call("POST", "/v1/auth/code", body);
  }

  private Answer changedSecret() {
    Json.Obj good = Desk.credentials(desk.control(), desk.account());
    changeUser(good, "changed-by-somebody");
    post(desk.path("/test"));
    Answer answer = post(desk.path("/syncs"));
    changeUser(good, good.text("secret").orElseThrow());
    post(desk.path("/test"));
    return answer;
  }

  private void changeUser(Json.Obj user, String secret) {
    desk.act(
        "PATCH",
        "users",
        Json.object().put("username", user.find("username")).put("secret", secret));
  }

  private Answer paused() {
    desk.api().patch("/v1/connections/" + desk.connection(), Json.object().put("paused", true));
    Answer answer = post(desk.path("/syncs"));
    desk.api().patch("/v1/connections/" + desk.connection(), Json.object().put("paused", false));
    return answer;
  }

  /// What is kept is removed a minute later at the earliest.
  private Answer disabled() {
    String path = "/v1/connections/" + connect(named("Going")).json().text("id").orElseThrow();
    desk.api().fine("DELETE", path, Json.object().put("confirm", "Going").build());
    return post(path + "/syncs");
  }

  private Answer withFault(String fault) {
    desk.control().post("/_sim/faults", Json.object().put(fault, 1));
    Answer answer = get(desk.path("/members"));
    desk.control().post("/_sim/faults", Json.object());
    return answer;
  }

  private Answer withoutQueue() {
    try (var queues = SqsClient.create()) {
      queues.deleteQueue(
          delete -> delete.queueUrl(deployment.functions().queues().get("RunsQueue")));
    }
    return post(desk.path("/webhooks/provision"));
  }

  private Answer withoutTable() {
    try (var tables = DynamoDbClient.create()) {
      tables.deleteTable(
          delete -> delete.tableName(deployment.functions().tables().get("StateTable")));
    }
    return get("/v1/tenant");
  }

  void close() throws Exception {
    otherPsa.close();
    keyless.close();
    deployment.close();
  }
}
