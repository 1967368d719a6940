package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Limiter.Caller;
import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How much of an account's calls is in use, with the real limits before the simulator.
class UsageTest {

  private @Nullable Limiter limiter;

  private final SimulatedDesk desk =
      SimulatedDesk.counted(clock -> limiter = new MemoryLimiter(clock));
  private final Person admin = desk.admin(Samples.newTenant());
  private final String path = desk.connect(admin, "Main");

  @AfterEach
  void close() {
    desk.close();
  }

  private Limiter limiter() {
    if (limiter == null) {
      throw new IllegalStateException("The desk made no limiter.");
    }
    return limiter;
  }

  private String account() {
    return connection().account();
  }

  private Connection connection() {
    return desk.console.connections.list(admin.user().tenant()).getFirst();
  }

  private Json.Obj usage() {
    Answer answer = admin.get(path + "/usage");
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static List<Json.Obj> objects(Json.Obj of, String field) {
    return of.list(field).stream().map(Json.Obj.class::cast).toList();
  }

  private static Json.Obj purpose(Json.Obj usage, Purpose purpose) {
    return objects(usage, "purposes").stream()
        .filter(row -> row.text("purpose").orElseThrow().equals(purpose.word()))
        .findFirst()
        .orElseThrow();
  }

  private static Json.Obj psa(Json.Obj usage) {
    return (Json.Obj) usage.find("psa").orElseThrow();
  }

  @Test
  @Tag("TRB-09")
  void showsOurCallsByPurposeAndThePsasOwnCount() {
    admin.get(path + "/queues");

    Json.Obj usage = usage();

    long interactive = purpose(usage, Purpose.INTERACTIVE).number("used").orElseThrow();
    assertThat(interactive).isPositive();
    assertThat(usage.number("used")).hasValue(interactive + 1);
    assertThat(usage.number("limit")).hasValue(5_000);
    assertThat(psa(usage).number("limit")).hasValue(10_000);
    // Autotask counts the question itself, but not the one for its version when we connected.
    assertThat(psa(usage).number("used")).hasValue(interactive);
    assertThat(psa(usage).number("byOthers")).hasValue(0);
    assertThat(psa(usage).number("ageSeconds")).hasValue(0);
  }

  @Test
  @Tag("TRB-09")
  void showsAnHourMinuteByMinute() {
    admin.get(path + "/queues");
    desk.clock.advance(Duration.ofMinutes(7));
    admin.get(path + "/members");

    List<Json.Obj> minutes = objects(usage(), "minutes");

    assertThat(minutes).hasSize(60);
    assertThat(minutes.getLast().number("interactive").orElseThrow()).isPositive();
    assertThat(minutes.get(52).number("interactive").orElseThrow()).isPositive();
    assertThat(minutes.subList(53, 59))
        .allSatisfy(minute -> assertThat(minute.number("interactive")).hasValue(0));
  }

  @Test
  @Tag("TRB-09")
  void thePsaIsAskedForItsCountOnceInNinetySeconds() {
    List<Request> asked = new ArrayList<>();
    desk.simulator
        .server()
        .filter((request, next) -> {
          if (request.path().endsWith("ThresholdInformation")) {
            asked.add(request);
          }
          return next.handle(request);
        });
    usage();
    desk.clock.advance(Duration.ofSeconds(89));
    assertThat(psa(usage()).number("ageSeconds")).hasValue(89);
    assertThat(asked).hasSize(1);
    desk.clock.advance(Duration.ofSeconds(1));
    usage();
    assertThat(asked).hasSize(2);
  }

  @Test
  @Tag("TRB-09")
  void showsWhoWaitsAndWhatIsQueued() {
    admin.put(path + "/queues", Person.ids(8));
    Answer run = admin.post(path + "/syncs");
    Caller caller = new Caller(account(), "any", Purpose.RUN);
    limiter().putOff(caller, Duration.ofMinutes(3));
    limiter().backOff(account(), Duration.ofMinutes(2));

    Json.Obj usage = usage();

    assertThat(objects(usage, "queued"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.text("id")).contains(run.text("id"));
          assertThat(row.text("state")).contains("queued");
        });
    assertThat(purpose(usage, Purpose.RUN).text("putOffUntil"))
        .contains(desk.clock.instant().plusSeconds(180).toString());
    assertThat(purpose(usage, Purpose.REFRESH).find("putOffUntil")).isEmpty();
    assertThat(usage.text("quietUntil")).contains(desk.clock.instant().plusSeconds(120).toString());
  }

  @Test
  @Tag("TRB-09")
  void showsWhenOthersLeaveTooLittle() {
    usage();
    limiter().counted(account(), 9_000, 10_000);

    Json.Obj usage = usage();

    assertThat(purpose(usage, Purpose.RUN).number("left")).hasValue(0);
    assertThat(purpose(usage, Purpose.RUN).text("nextCallAt")).isPresent();
    assertThat(purpose(usage, Purpose.INTERACTIVE).number("left").orElseThrow())
        .isBetween(400L, 600L);
  }

  @Test
  @Tag("CON-13")
  void credentialsThatWereRefusedCostNoFurtherBadLogins() {
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withSecret("changed in Autotask"));
    for (int press = 0; press < 10; press++) {
      assertThat(admin.post(path + "/test").body().bool("ok")).contains(false);
      admin.get(path + "/usage");
    }
    assertThat(desk.simulator.autotask().people().isLocked(SimulatedDesk.USER)).isFalse();

    Answer answer = admin.patch(path, Json.object().put("secret", "changed in Autotask"));

    assertThat(answer.text("state")).isEqualTo("connected");
  }
}
