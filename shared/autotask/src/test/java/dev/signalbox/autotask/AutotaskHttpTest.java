package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a call carries, and where it goes when the credentials are refused.
class AutotaskHttpTest extends WithALoopbackPsa {

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
}
