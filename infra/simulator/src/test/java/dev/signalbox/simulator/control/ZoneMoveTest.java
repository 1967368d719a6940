package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoUser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// An account that the vendor moves to another zone.
class ZoneMoveTest {

  private static final String ONE_ROW =
      URLEncoder.encode("{\"MaxRecords\":1,\"filter\":[]}", StandardCharsets.UTF_8);

  @Test
  void theZoneBeforeKnowsItsUsersNoLongerButWhereTheyAre() throws Exception {
    try (Desk desk = new Desk()) {
      URI first = desk.simulator.origin();
      URI second = desk.simulator.otherZone();
      assertThat(status(desk, first)).isEqualTo(200);
      assertThat(status(desk, second)).isEqualTo(401);

      desk.control("POST", "zone", "{\"zone\":\"second\"}");

      assertThat(status(desk, first)).isEqualTo(401);
      assertThat(status(desk, second)).isEqualTo(200);
      for (URI zone : new URI[] {first, second}) {
        String where = "zoneInformation?user=" + desk.simulator.apiUser().userName();
        assertThat(Json.parseObject(call(desk, zone, where).body()).text("url"))
            .hasValue(second + "/atservicesrest/");
      }
      String page = call(desk, second, "Tickets/query?search=" + ONE_ROW).body();
      assertThat(page).contains("\"nextPageUrl\":\"" + second);

      desk.control("POST", "reset", "{}");
      assertThat(status(desk, first)).isEqualTo(200);
    }
  }

  @Test
  void otherAccountsStayWhereTheyAre() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "zone?account=quillback", "{\"zone\":\"second\"}");
      assertThat(status(desk, desk.simulator.origin())).isEqualTo(200);
    }
  }

  private static int status(Desk desk, URI zone) throws Exception {
    return call(desk, zone, "ThresholdInformation").statusCode();
  }

  private static HttpResponse<String> call(Desk desk, URI zone, String path) throws Exception {
    DemoUser user = desk.simulator.apiUser();
    String address = zone + "/atservicesrest/v1.0/" + path;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("UserName", user.userName())
            .header("Secret", user.secret())
            .header("ApiIntegrationCode", user.integrationCode())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
