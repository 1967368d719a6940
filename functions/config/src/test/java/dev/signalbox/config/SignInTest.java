package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing in with a code, and what an attacker makes of it.
class SignInTest {

  private static final String EMAIL = "pat@desk.example";

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();

  static String ask(TestConsole console, String email, String ip) {
    return askAnswer(console, email, ip).text("challenge");
  }

  static Answer askAnswer(TestConsole console, String email, String ip) {
    Body body = Body.of(Json.object().put("email", email).bytes());
    return console.call("POST", "/v1/auth/code", body, Map.of(), ip);
  }

  static Answer enter(TestConsole console, String challenge, String code) {
    return console.call(
        "POST",
        "/v1/auth/token",
        Json.object().put("challenge", challenge).put("code", code).build());
  }

  /// A code that is not the right one.
  static String wrong(String right, int attempt) {
    return "%06d".formatted((Integer.parseInt(right) + 1 + attempt) % 1_000_000);
  }

  @Test
  void codeFromTheMailSignsIn() {
    console.person(tenant, Role.MANAGER, EMAIL);
    String challenge = ask(console, " Pat@Desk.Example ", "198.51.100.1");

    Answer answer = enter(console, challenge, console.mailedCode());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().number("expiresIn")).hasValue(900);
    assertThat(answer.text("tenant")).isEqualTo(tenant.value());
    assertThat(answer.body().object("user").flatMap(user -> user.text("role"))).contains("manager");
    Answer own =
        console.call(
            "GET",
            "/v1/tenant",
            Body.empty(),
            Map.of("authorization", "Bearer " + answer.text("accessToken")));
    assertThat(own.text("id")).isEqualTo(tenant.value());
  }

  @Test
  void firstAdminOfTheDeploymentSignsInToTheFirstTenant() {
    String challenge = ask(console, TestConsole.FIRST_ADMIN, "198.51.100.1");

    Answer answer = enter(console, challenge, console.mailedCode());

    assertThat(answer.body().object("user").flatMap(user -> user.text("role"))).contains("admin");
  }

  @Test
  void firstAdminWhoWasRemovedDoesNotComeBack() {
    ask(console, TestConsole.FIRST_ADMIN, "198.51.100.1");
    TenantId first = new TenantId("main");
    console.person(first, Role.ADMIN, "second@admin.example");
    console.tenants.deleteUser(
        console.tenants.findByEmail(new EmailAddress(TestConsole.FIRST_ADMIN)).getFirst());

    // Another instance of the function, which has not seen the tenant yet.
    TestConsole other = new TestConsole(new NoPsa(), StoresBut.tenants(_ -> console.tenants));
    ask(other, "anybody@else.example", "198.51.100.1");

    assertThat(console.tenants.listUsers(first)).hasSize(1);
  }

  @Test
  void addressOfSeveralTenantsChooses() {
    console.person(tenant, Role.MANAGER, EMAIL);
    TenantId second = Samples.newTenant();
    console.person(second, Role.VIEWER, EMAIL);
    String challenge = ask(console, EMAIL, "198.51.100.1");
    String code = console.mailedCode();

    Answer open = enter(console, challenge, code);
    Answer chosen =
        console.call(
            "POST",
            "/v1/auth/token",
            Json.object()
                .put("challenge", challenge)
                .put("code", code)
                .put("tenant", second.value())
                .build());

    assertThat(open.problem()).isEqualTo("/errors/choose-tenant");
    assertThat(open.body().list("tenants")).hasSize(2);
    assertThat(chosen.text("tenant")).isEqualTo(second.value());
  }

  @Test
  @Tag("P36")
  void codeIsDeadAfterFiveMinutes() {
    console.person(tenant, Role.MANAGER, EMAIL);
    String early = ask(console, EMAIL, "198.51.100.1");
    String earlyCode = console.mailedCode();
    String late = ask(console, EMAIL, "198.51.100.1");
    String lateCode = console.mailedCode();

    console.clock.advance(Duration.ofSeconds(299));
    assertThat(enter(console, early, earlyCode).status()).isEqualTo(200);
    console.clock.advance(Duration.ofSeconds(1));
    assertThat(enter(console, late, lateCode).problem()).isEqualTo("/errors/code-refused");
  }

  @Test
  @Tag("P36")
  void codeIsDeadAfterUse() {
    console.person(tenant, Role.MANAGER, EMAIL);
    String challenge = ask(console, EMAIL, "198.51.100.1");
    String code = console.mailedCode();

    assertThat(enter(console, challenge, code).status()).isEqualTo(200);
    assertThat(enter(console, challenge, code).problem()).isEqualTo("/errors/code-refused");
  }

  @Test
  @Tag("P36")
  void codeIsDeadAfterFiveMisses() {
    assertThat(rightCodeAfterFiveMisses(console).status()).isEqualTo(401);
  }

  /// The negative control: tries that are not counted let the sixth one in.
  @Test
  @Tag("P36")
  void uncountedTriesWouldBeNoticed() {
    TestConsole careless = new TestConsole(new NoPsa(), StoresBut.codes(Uncounted::new));

    assertThat(rightCodeAfterFiveMisses(careless).status()).isEqualTo(200);
  }

  private Answer rightCodeAfterFiveMisses(TestConsole console) {
    console.person(tenant, Role.MANAGER, EMAIL);
    String challenge = ask(console, EMAIL, "198.51.100.1");
    String code = console.mailedCode();
    for (int miss = 0; miss < 5; miss++) {
      assertThat(enter(console, challenge, wrong(code, miss)).status()).isEqualTo(401);
    }
    return enter(console, challenge, code);
  }

  private record Uncounted(Codes codes) implements Codes {
    @Override
    public void open(Challenge challenge) {
      codes.open(challenge);
    }

    @Override
    public Optional<Challenge> find(String challenge, Instant now) {
      return codes.find(challenge, now);
    }

    @Override
    public boolean setCode(String challenge, String codeHash, Instant now) {
      return codes.setCode(challenge, codeHash, now);
    }

    @Override
    public Optional<Challenge> countTry(String challenge, int mostTries, Instant now) {
      return codes.find(challenge, now);
    }

    @Override
    public boolean use(String challenge, Instant now) {
      return codes.use(challenge, now);
    }

    @Override
    public boolean countWithin(String key, int most, Instant now) {
      return codes.countWithin(key, most, now);
    }
  }

  @Test
  @Tag("P36")
  void addressGetsFiveCodesAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(askAnswer(console, EMAIL, "198.51.100." + i).status()).isEqualTo(202);
    }
    Answer sixth = askAnswer(console, EMAIL, "198.51.100.6");
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.problem()).isEqualTo("/errors/too-many-codes");
    assertThat(sixth.header("retry-after")).contains("3600");

    console.clock.advance(Duration.ofHours(1));
    assertThat(askAnswer(console, EMAIL, "198.51.100.6").status()).isEqualTo(202);
  }

  @Test
  @Tag("P36")
  void hoursMarkGivesNoFreshCodes() {
    console.clock.advance(Duration.ofMinutes(59));
    for (int i = 0; i < 5; i++) {
      assertThat(askAnswer(console, EMAIL, "198.51.100." + i).status()).isEqualTo(202);
    }
    console.clock.advance(Duration.ofMinutes(2));
    assertThat(askAnswer(console, EMAIL, "198.51.100.6").status()).isEqualTo(429);
  }

  @Test
  @Tag("P36")
  void lineGetsTwentyCodesAnHourWhateverItsLastBits() {
    for (int i = 0; i < 20; i++) {
      assertThat(askAnswer(console, "a" + i + "@desk.example", "2001:db8:1:2::" + i).status())
          .isEqualTo(202);
    }
    assertThat(askAnswer(console, "other@desk.example", "2001:db8:1:2:ffff::1").status())
        .isEqualTo(429);
    assertThat(askAnswer(console, "other@desk.example", "2001:db8:1:3::1").status()).isEqualTo(202);
  }

  @Test
  @Tag("P36")
  void unknownAddressGetsTheSameBytesAndTheSameWork() {
    console.person(tenant, Role.MANAGER, EMAIL);
    Answer known = askAnswer(console, EMAIL, "198.51.100.1");
    Answer unknown = askAnswer(console, "not@desk.example", "198.51.100.1");

    assertThat(withoutChallenge(unknown)).isEqualTo(withoutChallenge(known));
    List<Message> sent =
        console.queue.sent().stream()
            .map(dev.signalbox.core.task.MemoryTaskQueue.Sent::message)
            .toList();
    assertThat(sent)
        .extracting(Message::task)
        .hasOnlyElementsOfType(Task.SendCode.class)
        .hasSize(2);

    Answer missKnown = enter(console, known.text("challenge"), "000000");
    Answer missUnknown = enter(console, unknown.text("challenge"), "000000");
    assertThat(withoutInstance(missUnknown)).isEqualTo(withoutInstance(missKnown));
    assertThat(withoutInstance(enter(console, "never-given-out", "000000")))
        .isEqualTo(withoutInstance(missKnown));
  }

  private static String withoutChallenge(Answer answer) {
    return answer.status()
        + answer
            .whole()
            .replace(answer.text("challenge"), "#".repeat(answer.text("challenge").length()));
  }

  static String withoutInstance(Answer answer) {
    return answer.status() + answer.whole().replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  @Test
  @Tag("P36")
  void codeMailedToNobodyOpensNothing() {
    String challenge = ask(console, "not@desk.example", "198.51.100.1");
    String code = console.mailedCode();

    assertThat(enter(console, challenge, code).status()).isEqualTo(401);
  }
}
