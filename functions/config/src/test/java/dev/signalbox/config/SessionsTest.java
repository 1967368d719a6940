package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sessions end when they should, at once.
class SessionsTest {

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();
  private final Person admin = console.person(tenant, Role.ADMIN);
  private final Person member = console.person(tenant, Role.VIEWER, "pat@desk.example");

  private static Answer signIn(TestConsole console) {
    String challenge = CodeCalls.ask(console, "pat@desk.example", "198.51.100.1");
    return CodeCalls.enter(console, challenge, console.mailedCode());
  }

  private static int statusWith(TestConsole console, String token) {
    return console
        .call("GET", "/v1/tenant", Body.empty(), Map.of("authorization", "Bearer " + token))
        .status();
  }

  private static Answer refresh(TestConsole console, String refreshToken) {
    return console.call(
        "POST", "/v1/auth/refresh", Json.object().put("refreshToken", refreshToken).build());
  }

  @Test
  @Tag("P37")
  void signedOutTokenIsRefusedAtTheNextRequest() {
    assertThat(member.get("/v1/tenant").status()).isEqualTo(200);

    assertThat(member.post("/v1/auth/logout").status()).isEqualTo(204);

    assertThat(member.get("/v1/tenant").status()).isEqualTo(401);
    assertThat(member.get("/v1/tenant").header("www-authenticate")).contains("Bearer");
  }

  @Test
  @Tag("P37")
  void lostDeviceIsSignedOutFromAnother() {
    Answer device = signIn(console);
    String id =
        member.get("/v1/sessions").items().stream()
            .filter(session -> !session.text("agent").orElse("").equals("test"))
            .findFirst()
            .flatMap(session -> session.text("id"))
            .orElseThrow();

    member.delete("/v1/sessions/" + id);

    assertThat(statusWith(console, device.text("accessToken"))).isEqualTo(401);
    assertThat(refresh(console, device.text("refreshToken")).status()).isEqualTo(401);
    assertThat(member.get("/v1/tenant").status()).isEqualTo(200);
  }

  @Test
  @Tag("P37")
  void deactivatedUserIsOutAtTheNextRequest() {
    assertThat(isOutAfterDeactivation(console, admin, member)).isTrue();
  }

  @Test
  @Tag("P37")
  void removedUserIsOutAndStaysOutWhenTheAddressComesBack() {
    Answer device = signIn(console);

    admin.delete("/v1/users/" + member.user().id());
    admin.post("/v1/users", Json.object().put("email", "pat@desk.example"));

    assertThat(statusWith(console, device.text("accessToken"))).isEqualTo(401);
    assertThat(refresh(console, device.text("refreshToken")).status()).isEqualTo(401);
    assertThat(member.get("/v1/tenant").status()).isEqualTo(401);
  }

  /// The negative control: sessions that were not ended would come back with the user.
  @Test
  @Tag("P37")
  void sessionsThatAreNotEndedWouldBeNoticed() {
    TestConsole careless = new TestConsole(new NoPsa(), StoresBut.sessions(Endless::new));
    Person boss = careless.person(tenant, Role.ADMIN);
    Person user = careless.person(tenant, Role.VIEWER, "pat@desk.example");

    assertThat(isOutAfterDeactivation(careless, boss, user)).isFalse();
  }

  /// Whether a user who was deactivated is out, also after being let in again.
  private static boolean isOutAfterDeactivation(TestConsole console, Person boss, Person user) {
    Answer device = signIn(console);
    String path = "/v1/users/" + user.user().id();
    boss.patch(path, Json.object().put("active", false));
    boolean outNow = statusWith(console, device.text("accessToken")) == 401;
    boss.patch(path, Json.object().put("active", true));
    return outNow && statusWith(console, device.text("accessToken")) == 401;
  }

  private record Endless(SessionStore sessions) implements SessionStore {
    @Override
    public void open(Session session, String access, Instant expiresAt, String refresh) {
      sessions.open(session, access, expiresAt, refresh);
    }

    @Override
    public Optional<Session> findByAccess(String accessHash, Instant now) {
      return sessions.findByAccess(accessHash, now);
    }

    @Override
    public Rotation rotate(
        String refreshHash,
        String newAccessHash,
        Instant accessExpiresAt,
        String newRefreshHash,
        Instant refreshExpiresAt,
        Instant now) {
      return sessions.rotate(
          refreshHash, newAccessHash, accessExpiresAt, newRefreshHash, refreshExpiresAt, now);
    }

    @Override
    public List<Session> list(TenantId tenant, UserId user, Instant now) {
      return sessions.list(tenant, user, now);
    }

    @Override
    public void end(TenantId tenant, UserId user, String sessionId) {}

    @Override
    public void endAll(TenantId tenant, UserId user) {}
  }

  @Test
  @Tag("P37")
  void copiedRefreshTokenEndsTheSession() {
    Answer first = signIn(console);
    Answer second = refresh(console, first.text("refreshToken"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(statusWith(console, first.text("accessToken"))).isEqualTo(401);
    assertThat(statusWith(console, second.text("accessToken"))).isEqualTo(200);

    assertThat(refresh(console, first.text("refreshToken")).status()).isEqualTo(401);

    assertThat(statusWith(console, second.text("accessToken"))).isEqualTo(401);
    assertThat(refresh(console, second.text("refreshToken")).status()).isEqualTo(401);
  }

  @Test
  @Tag("P37")
  void accessEndsAfterAQuarterOfAnHour() {
    Answer device = signIn(console);

    console.clock.advance(Duration.ofSeconds(899));
    assertThat(statusWith(console, device.text("accessToken"))).isEqualTo(200);
    console.clock.advance(Duration.ofSeconds(1));
    assertThat(statusWith(console, device.text("accessToken"))).isEqualTo(401);
  }

  @Test
  @Tag("P37")
  void sessionEndsAfterTwelveIdleHours() {
    Answer device = signIn(console);

    console.clock.advance(Duration.ofHours(12).minusSeconds(1));
    Answer kept = refresh(console, device.text("refreshToken"));
    assertThat(kept.status()).isEqualTo(200);
    console.clock.advance(Duration.ofHours(12));
    assertThat(refresh(console, kept.text("refreshToken")).status()).isEqualTo(401);
  }

  @Test
  @Tag("P37")
  void sessionEndsAfterThirtyDaysHoweverBusy() {
    Answer device = signIn(console);
    Instant end = console.clock.instant().plus(SignIn.SESSION_LIFE);
    while (console.clock.instant().plus(Duration.ofHours(11)).isBefore(end)) {
      console.clock.advance(Duration.ofHours(11));
      device = refresh(console, device.text("refreshToken"));
      assertThat(device.status()).isEqualTo(200);
    }
    console.clock.set(end);

    assertThat(statusWith(console, device.text("accessToken"))).isEqualTo(401);
    assertThat(refresh(console, device.text("refreshToken")).status()).isEqualTo(401);
  }

  @Test
  @Tag("P37")
  void tokensHaveTwoHundredFiftySixBitsAndNeverRepeat() {
    Set<String> tokens = new HashSet<>();
    Answer device = signIn(console);
    for (int i = 0; i < 100; i++) {
      assertThat(device.text("accessToken")).matches("[A-Za-z0-9_-]{43}");
      assertThat(tokens.add(device.text("accessToken"))).isTrue();
      assertThat(tokens.add(device.text("refreshToken"))).isTrue();
      device = refresh(console, device.text("refreshToken"));
    }
  }

  @Test
  void roleThatWasTakenAwayIsGoneAtTheNextRequest() {
    Person manager = console.person(tenant, Role.MANAGER, "m@desk.example");
    assertThat(manager.get("/v1/users").status()).isEqualTo(200);

    admin.patch("/v1/users/" + manager.user().id(), Json.object().put("role", "technician"));

    assertThat(manager.get("/v1/users").problem()).isEqualTo("/errors/missing-role");
  }
}
