package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutotaskHttpTest {

  private static final String THREADS =
      "{\"errors\":[\"Thread Threshold Exceeded (Itgenatr005)\"]}";

  private final LoopbackPsa psa = LoopbackPsa.start();

  @AfterEach
  void stop() {
    psa.close();
  }

  private long count(Purpose purpose) {
    return psa.open(purpose).reader().count(Entity.TICKET, new Slice.Everything());
  }

  private PsaFault fault(Purpose purpose) {
    return fault(() -> count(purpose));
  }

  private static PsaFault fault(ThrowingCallable call) {
    return catchThrowableOfType(PsaFault.class, call);
  }

  @Test
  void everyCallCarriesTheThreeHeadersExactly() {
    psa.then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.RUN)).isEqualTo(3);
    var asked = psa.asked.getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/atservicesrest/v1.0/Tickets/query/count");
    assertThat(asked.headers().get("UserName")).containsExactly(LoopbackPsa.USER);
    assertThat(asked.headers().get("Secret")).containsExactly(LoopbackPsa.SECRET);
    assertThat(asked.headers().get("ApiIntegrationCode")).containsExactly(LoopbackPsa.CODE);
    assertThat(asked.headers().get("User-Agent")).containsExactly("Signalbox");
    assertThat(asked.headers().containsKey("ImpersonationResourceId")).isFalse();
  }

  @Test
  void connectionsOwnTrackingIdentifierComesFirst() {
    psa.then(200, "{\"queryCount\":3}");
    psa.autotask()
        .open(psa.connection(), new PsaSecret("x", "OWNCODE", null, null), Purpose.RUN)
        .reader()
        .count(Entity.TICKET, new Slice.Everything());
    assertThat(psa.asked.getFirst().headers().get("ApiIntegrationCode")).containsExactly("OWNCODE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "line\nbreak", "umlaut-ä", "tab\there"})
  void secretThatCannotBeSentIsNamedAndNotRepeated(String secret) {
    PsaFault fault =
        fault(() ->
            psa.autotask()
                .open(psa.connection(), new PsaSecret(secret, "", null, null), Purpose.RUN));
    assertThat(fault.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(fault).hasMessageContaining("secret").hasMessageContaining("Copy it again");
    if (!secret.isBlank()) {
      assertThat(fault.getMessage()).doesNotContain(secret);
    }
  }

  @Test
  void limiterIsAskedBeforeEachTryAndGetsItsPlaceBack() {
    psa.then(503, "").then(200, "{\"queryCount\":3}");
    count(Purpose.REFRESH);
    assertThat(psa.limiter.asked)
        .containsExactly("account-1 Tickets REFRESH", "account-1 Tickets REFRESH");
    assertThat(psa.limiter.open).isZero();
    assertThat(psa.limiter.mostOpen).isOne();
  }

  @Test
  void shortWaitForTheLimiterIsWaitedOut() {
    psa.limiter.waits.add(Duration.ofSeconds(2));
    psa.then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.INTERACTIVE)).isEqualTo(3);
    assertThat(psa.time.pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void longWaitForTheLimiterIsLeftToTheCaller() {
    psa.limiter.waits.add(Duration.ofSeconds(4));
    PsaFault fault = fault(Purpose.INTERACTIVE);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(4));
    assertThat(psa.asked).isEmpty();
    assertThat(psa.time.pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504, 429})
  void passingTroubleIsTriedFourTimesWithGrowingPauses(int status) {
    for (int i = 0; i < 4; i++) {
      psa.then(status, "<html>Bad gateway</html>");
    }
    PsaFault fault = fault(Purpose.RUN);
    assertThat(psa.asked).hasSize(4);
    assertThat(psa.time.pauses)
        .containsExactly(Duration.ofMillis(750), Duration.ofMillis(1500), Duration.ofMillis(3000));
    assertThat(fault.worthRetrying()).isTrue();
  }

  @Test
  void threadLimitThatComesAsStatus500IsTriedAgain() {
    psa.then(500, THREADS).then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.RUN)).isEqualTo(3);
  }

  @Test
  void threadLimitThatStaysIsALimit() {
    for (int i = 0; i < 4; i++) {
      psa.then(500, THREADS);
    }
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(fault.psaErrors()).containsExactly("Thread Threshold Exceeded (Itgenatr005)");
    assertThat(fault.retryAfter()).isPresent();
  }

  @Test
  void waitInSecondsIsHonouredAndToldToTheLimiter() {
    psa.then(429, Map.of("Retry-After", "7"), "").then(200, "{\"queryCount\":3}");
    count(Purpose.RUN);
    assertThat(psa.time.pauses).containsExactly(Duration.ofSeconds(7));
    assertThat(psa.limiter.backOffs).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void waitUntilADateIsMeasuredByAutotasksClock() {
    // The server stamps its answer with the real time, far from the client's clock here.
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(9));
    psa.then(429, Map.of("Retry-After", date), "").then(200, "{\"queryCount\":3}");
    count(Purpose.RUN);
    assertThat(psa.time.pauses.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"RUN,21", "UPKEEP,121", "INTERACTIVE,4"})
  void waitTooLongForThePurposeIsLeftToTheCaller(Purpose purpose, int seconds) {
    psa.then(429, Map.of("Retry-After", Integer.toString(seconds)), "");
    PsaFault fault = fault(purpose);
    assertThat(fault.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(psa.limiter.backOffs).containsExactly(Duration.ofSeconds(seconds));
    assertThat(psa.asked).hasSize(1);
  }

  @Test
  void upkeepWaitsUpToTwoMinutes() {
    psa.then(429, Map.of("Retry-After", "120"), "").then(200, "{\"queryCount\":3}");
    assertThat(count(Purpose.UPKEEP)).isEqualTo(3);
  }

  @Test
  void unknownFailureIsTriedOnceMore() {
    psa.then(500, "{\"errors\":[\"Object reference not set\"]}")
        .then(500, "{\"errors\":[\"Object reference not set\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(psa.asked).hasSize(2);
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.psaErrors()).containsExactly("Object reference not set");
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsAreNeverTriedAgain() {
    psa.then(401, "<html>no</html>").then(500, "{\"errors\":[\"no zone\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(fault.worthRetrying()).isFalse();
    assertThat(fault)
        .hasMessageContaining("inactive or locked")
        .hasMessageContaining("Resources/Users (HR)");
    assertThat(psa.asked).extracting(LoopbackPsa.Asked::method).containsExactly("POST", "GET");
  }

  @Test
  void accountThatMovedIsFollowedOnce() {
    try (LoopbackPsa other = LoopbackPsa.start()) {
      other.then(200, "{\"queryCount\":8}").then(401, "");
      psa.then(401, "")
          .then(200, "{\"zoneName\":\"x\",\"url\":\"" + other.zone() + "\",\"ci\":12}");
      Autotask autotask =
          new Autotask(
              new Autotask.Site(
                  LoopbackPsa.CODE,
                  psa.origin().resolve("/atservicesrest"),
                  java.util.Set.of(psa.origin(), other.origin())),
              psa.limiter,
              psa.time,
              psa.time,
              byte[]::new);
      var reader = autotask.open(psa.connection(), LoopbackPsa.secret(), Purpose.RUN).reader();
      assertThat(reader.count(Entity.TICKET, new Slice.Everything())).isEqualTo(8);
      assertThat(fault(() -> reader.count(Entity.TICKET, new Slice.Everything())).kind())
          .isEqualTo(Kind.UNAUTHORIZED);
      assertThat(psa.asked).hasSize(2);
    }
  }

  @Test
  void accountIsNotFollowedToAForeignHost() {
    psa.then(401, "").then(200, "{\"url\":\"https://webservices5.autotask.net.evil.example/\"}");
    assertThat(fault(Purpose.RUN).kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(psa.asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|The logged in Resource does not have the adequate permissions to query this entity"
            + " type.|FORBIDDEN",
        "403|no|FORBIDDEN",
        "500|Unable to find bogus in the Ticket Entity.|REJECTED",
        "500|Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions.|REJECTED",
        "500|Conversion failed when converting varchar 'x' to data type int|REJECTED",
        "500|Picklist value [3] does not exist for priority|REJECTED",
        "500|No message. No matching records found. The logged in Resource may not have the"
            + " required permissions to delete the data.|NOT_FOUND",
        "404|nothing here|NOT_FOUND",
        "405|The requested resource does not support http method 'GET'.|NOT_FOUND",
        "302|moved|MALFORMED",
        "418|teapot|MALFORMED"
      })
  void failuresAreToldApartByTheirTexts(int status, String text, Kind kind) {
    psa.then(status, "{\"errors\":[\"" + text + "\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.psaErrors()).containsExactly(text);
    assertThat(psa.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":[\"Thread Threshold Exceeded\"]}",
        "{\"errors\":[{\"message\":\"Thread Threshold Exceeded\"}]}",
        "{\"Errors\":\"Thread Threshold Exceeded\"}",
        "{\"message\":\"Thread Threshold Exceeded\"}",
        "{\"error\":{\"errors\":[{\"message\":\"Thread Threshold Exceeded\"}]}}",
        "\"Thread Threshold Exceeded\""
      })
  void textsAreFoundInEveryShape(String body) {
    psa.then(500, body).then(200, "{\"queryCount\":1}");
    assertThat(count(Purpose.RUN)).isOne();
  }

  @Test
  void errorsBesideAGoodStatusCount() {
    psa.then(200, "{\"items\":[],\"errors\":[\"Unable to find x in the Ticket Entity.\"]}");
    assertThat(fault(Purpose.RUN).kind()).isEqualTo(Kind.REJECTED);
  }

  @Test
  void pageInsteadOfAnAnswerIsNotTakenForOne() {
    for (int i = 0; i < 4; i++) {
      psa.then(200, Map.of("Content-Type", "text/html"), "<html><body>Sign in</body></html>");
    }
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(fault).hasMessageContaining("proxy");
    assertThat(fault.psaErrors()).isEmpty();
  }

  @Test
  void secretsAreTakenOutOfWhatAutotaskSays() {
    psa.then(
        500,
        "{\"errors\":[\"Invalid value "
            + LoopbackPsa.SECRET
            + " for "
            + LoopbackPsa.CODE
            + "\\nforged line\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.psaErrors()).containsExactly("Invalid value *** for *** forged line");
    assertThat(fault.getMessage())
        .doesNotContain(LoopbackPsa.SECRET)
        .doesNotContain(LoopbackPsa.CODE);
  }

  @Test
  void nobodyIsThere() {
    psa.close();
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault).hasMessageContaining("takes no connections");
    assertThat(psa.time.pauses).hasSize(3);
  }

  @Test
  void timeOfAScreenIsNotExceededByTryingAgain() {
    for (int i = 0; i < 4; i++) {
      psa.then(503, Map.of("Retry-After", "3"), "");
    }
    assertThat(fault(Purpose.INTERACTIVE).kind()).isEqualTo(Kind.UNAVAILABLE);
    // 3 + 3 seconds, and the third wait would end with nothing left.
    assertThat(psa.time.pauses).hasSize(2);
    assertThat(psa.asked).hasSize(3);
  }
}
