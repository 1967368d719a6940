package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What public sources leave open about the PSA's messages makes no difference: schedules are
/// paused, so that everything here comes by webhook.
class OtherMessagesTest {

  /// Nobody listens there.
  private static final String NOWHERE = "http://127.0.0.1:9/off";

  private static final Desk DESK = Deployment.quillback();

  @AfterEach
  void asIsLikely() {
    set(Json.object().put("set", "likely"));
    faults(Json.object());
  }

  @Test
  @Tag("RT-02")
  void messagesAreUnderstoodHoweverTheirFieldsAreSpelledAndShown() {
    set(
        Json.object()
            .put("camelFields", true)
            .put("showsNulls", false)
            .put("fieldsOnDelete", true)
            .put("picklistAs", "label")
            .put("personKey", "PersonId"));

    comesChangesAndGoes("Scanner jams");
  }

  @Test
  @Tag("RT-02")
  void messagesAreUnderstoodWhenEmptiedFieldsStandInThemAsNull() {
    set(Json.object().put("showsNulls", true));

    comesChangesAndGoes("Scanner is slow");
  }

  private static void comesChangesAndGoes(String title) {
    long ticket =
        DESK.arrives(Json.object().put("title", title).put("resolution", "Turn it off and on."));
    DESK.await("the ticket", ticket, _ -> true);
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("resolution", Json.none()));
    DESK.await(
        "the empty resolution",
        ticket,
        story -> Desk.signal(story).text("resolution").orElse("").isEmpty());
    DESK.act("DELETE", "tickets/" + ticket, Json.object());
    Patience.until(
        "the deletion", Desk.A_MINUTE, () -> Optional.of(true).filter(_ -> isGone(ticket)));
  }

  /// The rule that opens it tells its webhook, whoever caused it.
  @Test
  void aTicketThatItsCustomersReplyOpensAgainIsOpenHereToo() {
    set(Json.object().put("repliesReopen", true).put("soapNames", true));
    long ticket = DESK.arrives("Printed twice", "Every page comes twice.");
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("status", DESK.status("Complete")));
    DESK.await("its end", ticket, story -> isAt("Complete", story));

    DESK.act("POST", "tickets/" + ticket + "/notes", Json.object());

    DESK.await("its reopening", ticket, story -> isAt("New", story));
  }

  private static boolean isAt(String status, Json.Obj story) {
    return Desk.signal(story).text("status").equals(Optional.of(status));
  }

  private static boolean isGone(long ticket) {
    return DESK.story(ticket)
        .map(story -> Desk.signal(story).text("scope").equals(Optional.of("gone")))
        .orElse(true);
  }

  /// Nobody hears it at the address for it: what is said at the main one, signed, is enough.
  @Test
  @Tag("RT-18")
  void aSignedWordAtTheMainAddressThatAWebhookIsOffHasItSwitchedOn() {
    Json.Obj hook = ticketHook();
    String usual = hook.text("deactivationUrl").orElseThrow();
    set(Json.object().put("deactivatedAtMain", true).put("signsDeactivated", true));
    patch(hook, Json.object().put("deactivationUrl", NOWHERE));

    patch(hook, Json.object().put("isActive", false));

    Patience.until(
        "the webhook to be on", Desk.A_MINUTE, () -> Optional.of(true).filter(_ -> isActive(hook)));
    patch(hook, Json.object().put("deactivationUrl", usual));
    DESK.await("a ticket after it", DESK.arrives("After that", "Is it still heard?"), _ -> true);
  }

  /// A stranger can say so as well: it is looked at, found untrue, and nothing is changed.
  @Test
  @Tag("RT-17")
  void aStrangersWordThatAWebhookIsOffChangesNothing() {
    List<Json.Obj> before = hooks();
    faults(Json.object().put("forgedOff", 1));

    long ticket = DESK.arrives("Beside a stranger", "Somebody else posts, too.");
    DESK.await("the ticket", ticket, _ -> true);

    Patience.until(
        "the stranger's word",
        Desk.A_MINUTE,
        () ->
            DESK.control().items("/_sim/callouts").stream()
                .filter(callout -> callout.text("result").equals(Optional.of("forgedOff")))
                .findFirst());
    Queues.awaitWorked(Integer.MAX_VALUE);
    assertThat(hooks()).isEqualTo(before);
    assertThat(DESK.api().items(DESK.path("/webhooks")))
        .extracting(hook -> hook.text("state").orElse(""))
        .containsOnly("ok");
  }

  private static void set(ObjBuilder switches) {
    control("switches?account=" + DESK.account(), switches);
  }

  private static void faults(ObjBuilder faults) {
    control("faults", faults);
  }

  private static void control(String what, ObjBuilder body) {
    JsonClient.Answer answer = DESK.control().fine("POST", "/_sim/" + what, body.build());
    assertThat(answer.status()).isEqualTo(200);
  }

  private static void patch(Json.Obj hook, ObjBuilder change) {
    DESK.act("PATCH", "TicketWebhooks/" + hook.number("id").orElseThrow(), change);
  }

  private static boolean isActive(Json.Obj hook) {
    return hooks().stream()
        .filter(now -> now.number("id").equals(hook.number("id")))
        .anyMatch(now -> now.bool("isActive").orElse(false));
  }

  private static Json.Obj ticketHook() {
    return hooks().getFirst();
  }

  /// Ours; the account has hooks of others too.
  private static List<Json.Obj> hooks() {
    return DESK.truth("TicketWebhooks", "").stream()
        .filter(hook -> hook.text("name").orElse("").startsWith("signalbox-"))
        .toList();
  }
}
