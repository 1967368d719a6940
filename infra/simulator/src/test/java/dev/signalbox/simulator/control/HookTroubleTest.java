package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What goes wrong with webhooks beside their deliveries.
class HookTroubleTest extends WithAReceiver {

  private Json.Obj hook(long id) throws Exception {
    return desk.items("state/autotask/TicketWebhooks?id=" + id).getFirst();
  }

  /// As the vendor's calls show it.
  private Json.Obj shown(long id) throws Exception {
    return Json.parseObject(desk.vendor("GET", "TicketWebhooks/" + id, "").body())
        .object("item")
        .orElseThrow();
  }

  private boolean isActive(long hook) {
    return desk.simulator
        .autotask()
        .store()
        .find("TicketWebhook", hook)
        .orElseThrow()
        .isTrue("isActive");
  }

  private List<Long> fields(long hook) throws Exception {
    return desk.items("state/autotask/TicketWebhookFields?webhookID=" + hook).stream()
        .map(row -> row.number("fieldID").orElseThrow())
        .toList();
  }

  private void arrive() throws Exception {
    desk.control("POST", "autotask/tickets", "{}");
    desk.settled();
  }

  @Test
  void fieldsCanBeTakenAndNotKept() throws Exception {
    desk.control("POST", "faults", "{\"lostFields\":1}");
    long hook = desk.hookTickets(receiver);

    assertThat(fields(hook)).isEmpty();
    assertThat(shown(hook).bool("isReady")).hasValue(false);
    arrive();
    assertThat(receiver.hooked()).isEmpty();
  }

  @Test
  void theSameSeedLosesTheSameFields() throws Exception {
    List<List<Long>> kept = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      desk.control("POST", "reset", "{}");
      desk.control("POST", "faults", "{\"lostFields\":0.5,\"seed\":4}");
      kept.add(
          fields(
              desk.hook(
                  "Ticket",
                  receiver,
                  List.of("title", "status", "queueID", "priority", "companyID", "description"),
                  List.of())));
    }
    assertThat(kept.getFirst()).isEqualTo(kept.getLast()).hasSizeBetween(1, 5);
  }

  @Test
  void aHookCanBeReadyOnlyAfterAWhile() throws Exception {
    desk.control("POST", "faults", "{\"readyAfter\":600}");
    long hook = desk.hookTickets(receiver);

    arrive();
    assertThat(receiver.hooked()).isEmpty();
    assertThat(shown(hook).bool("isReady")).hasValue(false);
    desk.control("POST", "clock", "{\"advanceSeconds\":601}");
    arrive();
    assertThat(receiver.hooked()).hasSize(1);
    assertThat(shown(hook).bool("isReady")).hasValue(true);
  }

  @Test
  void aHookCanGoOffWithoutAWord() throws Exception {
    long hook = desk.hookTickets(receiver);
    desk.control("POST", "faults", "{\"silentlyOff\":1}");
    arrive();

    desk.eventually(() -> !isActive(hook));
    desk.settled();
    assertThat(receiver.hooked()).isEmpty();
    assertThat(receiver.on("/off")).isEmpty();
  }

  @Test
  void aStrangerCanSayThatItIsOff() throws Exception {
    long hook = desk.hookTickets(receiver);
    desk.control("POST", "faults", "{\"forgedOff\":1}");
    arrive();

    assertThat(receiver.on("/off"))
        .singleElement()
        .satisfies(got -> {
          assertThat(got.action()).isEqualTo("Deactivated");
          assertThat(got.signature()).isEmpty();
        });
    assertThat(hook(hook).bool("isActive")).hasValue(true);
    assertThat(receiver.hooked()).hasSize(1);
  }

  @Test
  void thatItIsOffCanBeSaidSignedAndAtTheMainAddressToo() throws Exception {
    long hook = desk.hookTickets(receiver);
    desk.control("POST", "switches", "{\"deactivatedAtMain\":true,\"signsDeactivated\":true}");
    desk.control("PATCH", "autotask/TicketWebhooks/" + hook, "{\"isActive\":false}");

    desk.eventually(() -> receiver.on("/off").size() == 1 && receiver.hooked().size() == 1);
    for (String path : List.of("/off", "/hook")) {
      Receiver.Got got = receiver.on(path).getFirst();
      assertThat(got.action()).isEqualTo("Deactivated");
      assertThat(got.signed()).isTrue();
      assertThat(got.body().text("EntityType")).isEmpty();
    }
  }

  @Test
  void keysAndEmptiedFieldsOfAMessageCanLookOtherwise() throws Exception {
    desk.hook("Ticket", receiver, List.of("title", "dueDateTime", "resolution"), List.of());
    long ticket =
        desk.control("POST", "autotask/tickets", "{\"resolution\":\"x\"}")
            .number("id")
            .orElseThrow();
    desk.settled();
    assertThat(lastFields()).containsKeys("Title", "Resolution");
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"resolution\":null}");
    desk.settled();
    assertThat(lastFields()).containsOnlyKeys("Resolution");

    desk.control("POST", "switches", "{\"camelFields\":true,\"showsNulls\":false}");
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"resolution\":\"y\"}");
    desk.settled();
    assertThat(lastFields()).containsOnlyKeys("resolution");
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"resolution\":null}");
    desk.settled();
    assertThat(lastFields()).isEmpty();
  }

  private Map<String, Json> lastFields() {
    return receiver.hooked().getLast().body().object("Fields").orElseThrow().fields();
  }

  @Test
  void eventsCanBeFiveMinutesLate() {
    Misfortune misfortune = new Misfortune();
    misfortune.set(Faults.read(Json.parseObject("{\"late\":1,\"lateSeconds\":300}")), 7);
    List<Duration> delays = new ArrayList<>();
    for (int event = 0; event < 100; event++) {
      delays.add(misfortune.nextEvent().late());
    }
    assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMinutes(5)) < 0);
    assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofMinutes(2)) > 0);
  }

  @Test
  void theTextOfAnErrorCanStandElsewhere() throws Exception {
    String ask = "{\"filter\":[{\"op\":\"exist\",\"field\":\"id\"}]}";
    desk.control("POST", "faults", "{\"threadLimit\":1,\"errorsIn\":\"message\"}");
    assertThat(Json.parseObject(desk.vendor("POST", "Tickets/query", ask).body()).text("message"))
        .hasValueSatisfying(text -> assertThat(text).contains("Thread Threshold Exceeded"));
    desk.control("POST", "faults", "{\"threadLimit\":1,\"errorsIn\":\"nested\"}");
    Json.Obj nested = Json.parseObject(desk.vendor("POST", "Tickets/query", ask).body());
    assertThat(nested.object("error").orElseThrow().list("errors").getFirst().asText())
        .hasValueSatisfying(text -> assertThat(text).contains("Thread Threshold Exceeded"));
  }
}
