package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.PsaDirectory.Zone;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest extends WithALoopbackPsa {

  private final Autotask vendor =
      new Autotask(
          Autotask.Site.vendor(LoopbackPsa.CODE), psa.limiter, psa.time, psa.time, byte[]::new);

  @Test
  @Tag("CON-06")
  void zoneIsFoundByTheUserNameAlone() {
    psa.then(
        200, "{\"zoneName\":\"x\",\"URL\":\"" + psa.zone() + "\",\"webUrl\":\"u\",\"ci\":4711}");
    assertThat(psa.autotask().findZone("a+b c@MSP.EXAMPLE"))
        .isEqualTo(new Zone(psa.origin() + "/atservicesrest/", "4711"));
    var asked = psa.asked.getFirst();
    assertThat(asked.path())
        .isEqualTo("/atservicesrest/v1.0/zoneInformation?user=a%2Bb+c%40MSP.EXAMPLE");
    assertThat(asked.headers().containsKey("Secret")).isFalse();
    assertThat(asked.headers().containsKey("UserName")).isFalse();
  }

  @Test
  void userThatAutotaskDoesNotKnowIsNamed() {
    psa.then(500, "{\"errors\":[\"Zone information could not be determined\"]}");
    PsaFault fault = fault(() -> psa.autotask().findZone("nobody"));
    assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_ZONE);
    assertThat(fault).hasMessageContaining("Check the user name");
    assertThat(fault.psaErrors()).containsExactly("Zone information could not be determined");
    assertThat(fault(() -> psa.autotask().findZone(" ")).kind()).isEqualTo(Kind.UNKNOWN_ZONE);
  }

  @Test
  void failureOfTheVendorIsNotTakenForAnUnknownUser() {
    psa.then(502, "<html>Bad gateway</html>").then(200, "<html>Welcome</html>");
    assertThat(fault(() -> psa.autotask().findZone("x")).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault(() -> psa.autotask().findZone("x")).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void answerThatItIsTooMuchIsNotTakenForAnUnknownUser() {
    psa.then(429, "{\"errors\":[\"The request limit was exceeded.\"]}")
        .then(500, "{\"errors\":[\"Thread Threshold Exceeded (Itgenatr005).\"]}")
        .then(503, "{\"errors\":[\"Maintenance\"]}");
    assertThat(fault(() -> psa.autotask().findZone("x")).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault(() -> psa.autotask().findZone("x")).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault(() -> psa.autotask().findZone("x")).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/atservicesrest/",
        "http://webservices5.autotask.net/atservicesrest/",
        "http://169.254.169.254/atservicesrest/",
        "https://webservices5.autotask.net@evil.example/atservicesrest/",
        ""
      })
  void answerThatNamesAForeignHostIsRefused(String url) {
    psa.then(200, "{\"url\":\"" + url + "\",\"ci\":1}");
    assertThat(fault(() -> psa.autotask().findZone("x")).kind()).isEqualTo(Kind.UNKNOWN_ZONE);
  }

  @ParameterizedTest
  @Tag("CON-07")
  @ValueSource(
      strings = {
        "https://webservices5.autotask.net/atservicesrest/",
        "https://webservices5.autotask.net/ATServicesRest/V1.0/",
        "https://webservices5.autotask.net",
        " HTTPS://WebServices5.AutoTask.net:443/ATServicesRest "
      })
  void chosenZoneIsWrittenInOneWay(String url) {
    assertThat(vendor.chosenZone(url))
        .isEqualTo(new Zone("https://webservices5.autotask.net/atservicesrest/", ""));
  }

  @ParameterizedTest
  @Tag("CON-07")
  @ValueSource(
      strings = {
        "https://webservices.autotask.net/",
        "https://prde.autotask.net/atservicesrest",
        "https://pres.autotask.net/atservicesrest"
      })
  void allHostsOfTheVendorCanBeChosen(String url) {
    assertThat(vendor.chosenZone(url).url()).startsWith("https://").endsWith("/atservicesrest/");
  }

  @ParameterizedTest
  @Tag("CON-07")
  @ValueSource(
      strings = {
        "",
        "webservices5",
        "not a url",
        "ftp://webservices5.autotask.net/",
        "http://webservices5.autotask.net/",
        "http://127.0.0.1:8090/atservicesrest/",
        "https://webservices5.autotask.net:8443/",
        "https://webservices5.autotask.net.evil.example/",
        "https://evilwebservices5.autotask.net/",
        "https://user:pw@webservices5.autotask.net/",
        "https://webservices5.autotask.net/?x=1",
        "https://webservices5.autotask.net/#x",
        "https://webservices5.autotask.net/../etc",
        "https://ww5.autotask.net/atservicesrest/"
      })
  void addressThatIsNoZoneIsRefused(String url) {
    PsaFault fault = fault(() -> vendor.chosenZone(url));
    assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_ZONE);
    assertThat(fault).hasMessageContaining("https://webservices5.autotask.net/atservicesrest/");
  }

  @Test
  void secretsAreNeverSentInClearTextOverANetwork() {
    assertThatThrownBy(() ->
            new Autotask(
                new Autotask.Site(
                    "",
                    URI.create("http://sim.example/atservicesrest"),
                    Set.of(URI.create("http://sim.example"))),
                psa.limiter,
                psa.time,
                psa.time,
                byte[]::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://sim.example");
  }

  @Test
  void limitsAreCountedByDatabaseAndTrackingIdentifier() {
    Zone known = new Zone("https://webservices5.autotask.net/atservicesrest/", "4711");
    Zone later = new Zone("https://webservices16.autotask.net/atservicesrest/", "4711");
    Zone chosen = new Zone("https://webservices5.autotask.net/atservicesrest/", "");
    PsaSecret own = new PsaSecret("x", "OWNCODE", null, null);
    assertThat(vendor.account(known, "a@MSP.EXAMPLE", own))
        .startsWith("4711/")
        .isEqualTo(vendor.account(known, "b@MSP.EXAMPLE", own))
        .isEqualTo(vendor.account(later, "a@MSP.EXAMPLE", own))
        .isNotEqualTo(vendor.account(known, "a@MSP.EXAMPLE", LoopbackPsa.secret()))
        .doesNotContain("OWNCODE");
    assertThat(vendor.account(chosen, "a@MSP.EXAMPLE", own))
        .startsWith("msp.example/")
        .isEqualTo(vendor.account(chosen, "b@msp.example", own));
  }
}
