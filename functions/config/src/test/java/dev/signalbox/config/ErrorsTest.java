package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.aws.secret.DeploymentKey;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Each way of refusing is provoked once, and says what went wrong and what to do.
class ErrorsTest extends WithAConnection {

  private final TenantId tenant = admin.user().tenant();

  private Map<ErrorType, Supplier<Answer>> provocations() {
    Map<ErrorType, Supplier<Answer>> all = new EnumMap<>(ErrorType.class);
    all.put(ErrorType.MALFORMED_JSON, () -> admin.call("POST", "/v1/users", Body.of("{")));
    all.put(ErrorType.INVALID_INPUT, () -> admin.post("/v1/users", Json.object()));
    all.put(ErrorType.NOT_SIGNED_IN, () -> console.call("GET", "/v1/tenant", null));
    all.put(ErrorType.CODE_REFUSED, () -> CodeCalls.enter(console, "none", "123456"));
    all.put(ErrorType.TOO_MANY_CODES, this::tooManyCodes);
    all.put(ErrorType.CHOOSE_TENANT, this::twoTenants);
    all.put(
        ErrorType.MISSING_ROLE, () -> console.person(tenant, Role.VIEWER).get("/v1/connections"));
    all.put(ErrorType.NOT_FOUND, () -> admin.get("/v1/nothing"));
    all.put(ErrorType.METHOD_NOT_ALLOWED, () -> admin.delete("/v1/tenant"));
    all.put(
        ErrorType.BODY_TOO_LARGE,
        () -> admin.call("POST", "/v1/users", Body.of(new byte[1_000_001])));
    all.put(ErrorType.NAME_TAKEN, () -> admin.post("/v1/connections", desk.form("Main")));
    all.put(ErrorType.OUTDATED, this::olderETag);
    all.put(ErrorType.IDEMPOTENCY_KEY_USED, this::twiceUnderOneKey);
    all.put(ErrorType.REQUEST_UNDERWAY, this::whileTheFirstIsUnderway);
    all.put(
        ErrorType.SETUP_REQUIRED,
        () -> inState(new ConnectionState.SetupRequired("The secret was changed.", "Enter it.")));
    all.put(ErrorType.CONNECTION_PAUSED, () -> inState(new ConnectionState.Paused()));
    all.put(ErrorType.CONNECTION_DISABLED, () -> inState(new ConnectionState.Disabled()));
    all.put(ErrorType.NO_QUEUES, () -> admin.post(path + "/syncs"));
    all.put(ErrorType.ROTATION_UNDER_WAY, this::rotatingTwice);
    all.put(ErrorType.NOTHING_TO_PULL, this::entryAboutNothing);
    all.put(
        ErrorType.CONFIRMATION_NEEDED,
        () -> admin.post(path + "/syncs", Json.object().put("mode", "clear").put("confirm", "x")));
    all.put(ErrorType.SYNC_NOT_HELD, this::runThatIsNotHeld);
    all.put(
        ErrorType.PSA_CREDENTIALS_REFUSED,
        () -> admin.post("/v1/connections", desk.form("Wrong").put("secret", "wrong")));
    all.put(
        ErrorType.PSA_ZONE_UNKNOWN,
        () -> admin.post("/v1/connections", desk.form("Who").put("username", "no@body.example")));
    all.put(ErrorType.PSA_PERMISSION_MISSING, this::noRightToReadResources);
    all.put(ErrorType.PSA_REJECTED, this::rejectingPsa);
    all.put(ErrorType.PSA_BUSY, this::busyPsa);
    all.put(ErrorType.PSA_UNAVAILABLE, this::brokenPsa);
    all.put(ErrorType.LAST_ADMIN, () -> admin.delete("/v1/users/" + admin.user().id()));
    all.put(ErrorType.KEY_UNREADABLE, this::unreadableKey);
    all.put(ErrorType.BUSY, this::brokenQueue);
    return all;
  }

  private Answer runThatIsNotHeld() {
    SyncRun run =
        SyncRun.queued(
            new RunId("run1"),
            ref,
            SyncRun.Mode.FULL,
            SyncRun.Origin.MANUAL,
            "scope",
            desk.console.clock.instant(),
            "cause");
    desk.console.runs.begin(run, Duration.ZERO);
    return admin.post(path + "/syncs/run1/release");
  }

  /// What no request can provoke: [dev.signalbox.aws.lambda.ApiHandler] answers it to any fault.
  private static final List<ErrorType> FAULTS = List.of(ErrorType.INTERNAL);

  @Test
  void eachTypeIsProvokedAndNamesCauseAndNextStep() {
    Map<ErrorType, Supplier<Answer>> provocations = provocations();
    assertThat(provocations.keySet())
        .containsExactlyInAnyOrderElementsOf(
            List.of(ErrorType.values()).stream().filter(type -> !FAULTS.contains(type)).toList());
    provocations.forEach((type, provoke) -> {
      Answer answer = provoke.get();
      restore();
      assertThat(answer.problem()).as(type + ": " + answer).isEqualTo(type.uri());
      assertThat(answer.status()).isEqualTo(type.status());
      assertThat(answer.header("content-type")).contains("application/problem+json");
      assertThat(answer.text("detail")).as(type.name()).isNotBlank();
      assertThat(answer.text("nextStep")).isEqualTo(type.nextStep()).isNotBlank();
      assertThat(answer.text("instance")).isNotBlank();
    });
  }

  @Test
  void severalMistakesAreSaidAtOnce() {
    Answer answer =
        admin.post(
            "/v1/connections",
            Json.object().put("psa", "autotask").put("name", "a\nb").put("zones", "x"));

    assertThat(answer.fieldErrors())
        .containsExactly(
            "name: This has to be a text without control characters of at most 100 characters.",
            "username: This field is required.",
            "secret: This field is required.",
            "zones: There is no such field.");
  }

  @Test
  void allowedMethodsAreNamed() {
    assertThat(admin.delete("/v1/users").header("allow")).contains("GET, POST");
  }

  @Test
  void waitIsNamedInRetryAfter() {
    assertThat(busyPsa().header("retry-after").map(Integer::parseInt).orElse(0)).isPositive();
    assertThat(brokenQueue().header("retry-after")).contains("5");
  }

  private void restore() {
    desk.limiterWait = Duration.ZERO;
    console.queue.breakDown(false);
    desk.simulator.autotask().people().put(SimulatedDesk.USER);
    desk.answers(null);
    Connection connection = onlyConnection();
    console.connections.update(connection.withState(new ConnectionState.Connected()));
  }

  private Answer tooManyCodes() {
    for (int i = 0; i < 5; i++) {
      CodeCalls.ask(console, "often@desk.example", "198.51.100.1");
    }
    return CodeCalls.askAnswer(console, "often@desk.example", "198.51.100.1");
  }

  private Answer twoTenants() {
    console.person(tenant, Role.VIEWER, "both@desk.example");
    console.person(Samples.newTenant(), Role.VIEWER, "both@desk.example");
    String challenge = CodeCalls.ask(console, "both@desk.example", "198.51.100.2");
    return CodeCalls.enter(console, challenge, console.mailedCode());
  }

  private Answer olderETag() {
    return admin.put(path + "/queues", Person.ids(8), "\"17\"");
  }

  private Answer inState(ConnectionState state) {
    console.connections.update(onlyConnection().withState(state));
    return admin.post(path + "/syncs");
  }

  private Answer noRightToReadResources() {
    var level = SimulatedDesk.USER.level().without("Resource", Right.READ);
    desk.simulator.autotask().people().put(SimulatedDesk.USER.with(level));
    return admin.get(path + "/members");
  }

  private Answer rejectingPsa() {
    desk.answers(
        Response.json(404, Json.object().put("errors", Json.array(Json.text("Gone."))).build()));
    return admin.get(path + "/members");
  }

  private Answer busyPsa() {
    desk.limiterWait = Duration.ofMinutes(5);
    return admin.get(path + "/members");
  }

  private Answer brokenPsa() {
    desk.answers(Response.json(503, Json.object().build()));
    return admin.get(path + "/members");
  }

  private Answer rotatingTwice() {
    PsaSecret secret = console.secrets.find(ref).orElseThrow();
    console.secrets.put(
        ref, secret.withHookSecret("one key").rotated("another key", console.clock.instant()));
    return admin.post(path + "/webhooks/rotate");
  }

  private Answer entryAboutNothing() {
    long entry = WebhookErrorsTest.giveUp(desk, "about nothing", "503").id();
    return admin.post(path + "/webhooks/errors/" + entry + "/pull");
  }

  private Answer twiceUnderOneKey() {
    underKey("Next");
    return underKey("Other");
  }

  private Answer underKey(String name) {
    return admin.call(
        "POST",
        "/v1/connections",
        Body.of(desk.form(name).bytes()),
        Map.of("idempotency-key", "key-of-two"));
  }

  private Answer whileTheFirstIsUnderway() {
    List<Answer> second = new ArrayList<>();
    desk.meanwhile(() -> second.add(underKey("Slow")));
    console.clock.advance(Duration.ofDays(2));
    underKey("Slow");
    desk.answers(null);
    return second.getFirst();
  }

  private Answer unreadableKey() {
    String challenge = CodeCalls.ask(console, "any@desk.example", "198.51.100.3");
    console.key = () -> new DeploymentKey(new byte[0]).bytes();
    Answer answer = CodeCalls.enter(console, challenge, "123456");
    console.key = () -> TestConsole.KEY;
    return answer;
  }

  @Test
  void faultsOfOursAreInTheLogWithTheirRequest() {
    Answer answer = brokenQueue();

    assertThat(console.logged).hasSize(1);
    assertThat(console.logged.getFirst()).contains(answer.text("instance"), "TaskQueueFault");
  }

  private Answer brokenQueue() {
    console.queue.breakDown(true);
    Answer answer = admin.post(path + "/webhooks/provision");
    console.queue.breakDown(false);
    return answer;
  }
}
