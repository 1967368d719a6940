package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages of others beside a ticket.
class InsightTest {

  private static final String SECRET = "a key of the insight";
  private static final String CONSTANT =
      "isdarktheme=True&psaversion=2026.3.4.114022&resourceid=29682885&insightkey=KEY"
          + "&vendorid=417&vendorsuppliedid=";

  private Desk desk;

  @BeforeEach
  void start() {
    desk = new Desk();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private HttpResponse<String> register() throws Exception {
    return desk.vendor(
        "POST",
        "IntegrationVendorInsights",
        Json.object()
            .put("title", "Signalbox")
            .put("insightKey", "KEY")
            .put("insightCategory", 1)
            .put("vendorSuppliedID", "our tenant&1")
            .put("referenceUrl", "http://127.0.0.1:9/i/at")
            .put("secret", SECRET)
            .put("isActive", true)
            .write());
  }

  private String link() throws Exception {
    List<Json> links =
        desk.control("GET", "insights?ticket=100&resource=29682885", "").list("items");
    return links.getFirst().asText().orElseThrow();
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "query, " + CONSTANT + "our%20tenant%261&entityid=100",
    "decoded, " + CONSTANT + "our tenant&1&entityid=100",
    "values, True2026.3.4.11402229682885KEY417our tenant&1100",
    "without_entity, " + CONSTANT + "our%20tenant%261"
  })
  void theSignatureGoesOverWhatTheSwitchSays(String signs, String over) throws Exception {
    assertThat(register().statusCode()).isEqualTo(200);
    desk.control("POST", "switches", "{\"insightSigns\":\"" + signs + "\"}");

    String link = link();

    assertThat(link)
        .startsWith("http://127.0.0.1:9/i/at?" + CONSTANT + "our%20tenant%261&entityid=100");
    String signature = link.substring(link.indexOf("&signature=") + "&signature=".length());
    assertThat(URLDecoder.decode(signature, StandardCharsets.UTF_8)).isEqualTo(hmac(over));
    desk.control("POST", "switches", "{\"plainSignature\":true}");
    assertThat(link()).endsWith("&signature=" + hmac(over));
  }

  @Test
  void aCustomTrackingIdentifierRegistersNone() throws Exception {
    desk.control("POST", "switches", "{\"vendorIdentifier\":false}");
    HttpResponse<String> refused = register();
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body()).contains("is not that of an integration vendor");
  }

  @Test
  void onlyWhatIsActiveIsShownAndTheSecretIsNotRead() throws Exception {
    long id = Json.parseObject(register().body()).number("itemId").orElseThrow();
    assertThat(desk.vendor("GET", "IntegrationVendorInsights/" + id, "").body())
        .doesNotContain(SECRET);
    desk.vendor("PATCH", "IntegrationVendorInsights", "{\"id\":" + id + ",\"isActive\":false}");
    assertThat(desk.control("GET", "insights?ticket=100", "").list("items")).isEmpty();
  }

  @Test
  void aWidgetIsAboutNoTicket() throws Exception {
    desk.control(
        "POST",
        "autotask/IntegrationVendorWidgets",
        Json.object()
            .put("title", "Signalbox")
            .put("widgetKey", "W")
            .put("vendorSuppliedID", "t1")
            .put("referenceUrl", "http://127.0.0.1:9/w/at")
            .put("secret", SECRET)
            .put("isActive", true)
            .write());
    assertThat(desk.control("GET", "insights", "").list("items"))
        .singleElement()
        .satisfies(link ->
            assertThat(link.asText().orElseThrow())
                .contains("&widgetkey=W&")
                .doesNotContain("entityid"));
  }
}
