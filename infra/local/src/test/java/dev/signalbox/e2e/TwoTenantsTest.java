package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two tenants of one deployment, each with an account of its own at the PSA.
class TwoTenantsTest {

  private static final Desk ONE = Deployment.harbourline();
  private static final Desk OTHER = Deployment.quillback();

  @Test
  @Tag("P25")
  void noTenantSeesAnythingOfAnother() {
    long ticket = OTHER.arrives("Only for Quillback", "Nobody else may read this.");
    OTHER.judged(ticket);

    List<String> paths =
        List.of(
            "/v1/connections/" + OTHER.connection(),
            OTHER.path("/queues"),
            OTHER.path("/statuses"),
            OTHER.path("/members"),
            OTHER.path("/syncs"),
            OTHER.path("/webhooks"),
            "/v1/signals?connection=" + OTHER.connection(),
            "/v1/signals/" + OTHER.connection() + "/" + ticket);
    for (String path : paths) {
      assertThat(OTHER.api().call("GET", path, null).status()).as(path).isEqualTo(200);
      assertThat(ONE.api().call("GET", path, null).status()).as(path).isEqualTo(404);
    }
    assertThat(ONE.story(ticket)).isEmpty();
    assertThat(ONE.api().items("/v1/connections").stream().map(one -> one.text("id").orElse("")))
        .containsExactly(ONE.connection());
  }

  @Test
  @Tag("SYN-01")
  void aSyncStartsInTheBackground() {
    JsonClient.Answer answer =
        OTHER.api().call("POST", OTHER.path("/syncs"), Json.object().put("mode", "quick").build());
    assertThat(answer.status()).isEqualTo(202);
    String location = answer.header("location").orElseThrow();
    assertThat(OTHER.api().get(location).text("id")).isEqualTo(answer.json().text("id"));
    Json.Obj ended =
        Patience.until(
            "the end of the run",
            Desk.A_MINUTE,
            () -> Optional.of(OTHER.api().get(location)).filter(TwoTenantsTest::hasFinished));
    assertThat(ended.text("id")).isEqualTo(answer.json().text("id"));
  }

  private static boolean hasFinished(Json.Obj run) {
    return run.text("state").equals(Optional.of("finished"));
  }

  @Test
  @Tag("SYN-12")
  void theSameRequestWithinTwoMinutesIsTheSameRun() {
    Json.Obj mode = Json.object().put("mode", "full").build();
    Json.Obj first = ONE.api().fine("POST", ONE.path("/syncs"), mode).json();
    Json.Obj second = ONE.api().fine("POST", ONE.path("/syncs"), mode).json();
    assertThat(second.text("id")).isEqualTo(first.text("id"));
  }
}
