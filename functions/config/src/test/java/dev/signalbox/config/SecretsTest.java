package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Secrets go in and stay in: none is in an answer, a line on standard output or error, a message
/// of a queue or anything that is stored outside the secret store, in any of its usual spellings.
class SecretsTest {

  private static final String WRONG_SECRET = "canary-wrong-secret+/=~";
  private static final String HOOK_KEY = "canary-hook-key-0123456789abcdef0123";
  private static final String OLD_HOOK_KEY = "canary-old-hook-key-0123456789abcdef";

  private final SimulatedDesk desk = new SimulatedDesk();
  private final TestConsole console = desk.console;
  private final TenantId tenant = Samples.newTenant();
  private final List<Answer> answers = new ArrayList<>();
  private final List<String> canaries =
      new ArrayList<>(
          List.of(
              SimulatedDesk.USER.secret(),
              SimulatedDesk.USER.integrationCode(),
              WRONG_SECRET,
              HOOK_KEY,
              OLD_HOOK_KEY,
              new String(TestConsole.KEY, StandardCharsets.UTF_8)));

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @Tag("P34")
  void noSecretIsFoundOutsideTheSecretStore() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream catching = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(catching);
      System.setErr(catching);
      useEverything();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    String outside =
        printed.toString(StandardCharsets.UTF_8)
            + Dump.of(answers)
            + Dump.of(
                console.queue,
                console.tenants,
                console.codes,
                console.sessions,
                console.settings,
                console.connections,
                console.signals,
                console.directory,
                console.runs);
    assertThat(outside).contains("setupRequired").contains("Main");
    assertThat(found(outside)).isEmpty();
    assertThat(found(Dump.of(console.secrets))).as("the look is worth something").isNotEmpty();
  }

  /// The negative control: one secret in the name of a connection is seen, however it is spelt.
  @Test
  @Tag("P34")
  void secretInAStoredItemWouldBeNoticed() {
    Person admin = desk.admin(tenant);
    for (String spelling : spellings(SimulatedDesk.USER.secret()).toList()) {
      String path = desk.connect(admin, "Main " + spelling);
      assertThat(found(Dump.of(console.connections))).as(spelling).isNotEmpty();
      console.connections.delete(
          console.connections.list(tenant).stream()
              .filter(any -> path.endsWith(any.ref().connection().value()))
              .findFirst()
              .map(Connection::ref)
              .orElseThrow());
    }
  }

  private List<String> found(String text) {
    return canaries.stream().flatMap(SecretsTest::spellings).filter(text::contains).toList();
  }

  private static Stream<String> spellings(String canary) {
    byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        canary,
        Base64.getEncoder().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        URLEncoder.encode(canary, StandardCharsets.UTF_8),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes));
  }

  private void useEverything() {
    Person admin = signedIn();
    String path =
        keep(admin.post("/v1/connections", desk.form("Main"))).header("location").orElseThrow();
    Connection connection = console.connections.list(tenant).getFirst();
    console.secrets.put(
        connection.ref(),
        console
            .secrets
            .find(connection.ref())
            .orElseThrow()
            .withHookSecret(OLD_HOOK_KEY)
            .withHookSecret(HOOK_KEY));
    for (String read : List.of("", "/queues", "/statuses", "/members", "/webhooks", "/syncs")) {
      keep(admin.get(path + read));
    }
    keep(admin.put(path + "/queues", Person.ids(8)));
    keep(admin.post(path + "/syncs"));
    keep(admin.post(path + "/test"));
    keep(admin.patch(path, Json.object().put("secret", WRONG_SECRET)));
    keep(admin.post("/v1/connections", desk.form("Other").put("secret", WRONG_SECRET)));
    keep(admin.post("/v1/connections", desk.form("Main")));
    desk.repeatsWhatItIsSent();
    keep(admin.get(path + "/members"));
    keep(admin.post("/v1/connections", desk.form("Third").put("secret", WRONG_SECRET)));
    keep(admin.patch(path, Json.object().put("secret", WRONG_SECRET)));
    keep(admin.post(path + "/test"));
    desk.answers(null);
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));
    keep(admin.post(path + "/test"));
    assertThat(console.connections.find(connection.ref()).map(Connection::state))
        .get()
        .isInstanceOf(ConnectionState.SetupRequired.class);
    keep(admin.get("/v1/connections"));
    keep(admin.get("/v1/sessions"));
  }

  /// By a code; the tokens are canaries from then on, and only the answer that brings them may hold
  /// them.
  private Person signedIn() {
    Person person = console.person(tenant, Role.ADMIN, "boss@desk.example");
    String challenge =
        keep(CodeCalls.askAnswer(console, "boss@desk.example", "198.51.100.1")).text("challenge");
    Answer tokens = CodeCalls.enter(console, challenge, console.mailedCode());
    Answer fresh =
        console.call(
            "POST",
            "/v1/auth/refresh",
            Json.object().put("refreshToken", tokens.text("refreshToken")).build());
    for (Answer pair : List.of(tokens, fresh)) {
      canaries.add(pair.text("accessToken"));
      canaries.add(pair.text("refreshToken"));
    }
    canaries.add(person.token());
    return new Person(console, person.user(), fresh.text("accessToken"));
  }

  private Answer keep(Answer answer) {
    answers.add(answer);
    return answer;
  }
}
