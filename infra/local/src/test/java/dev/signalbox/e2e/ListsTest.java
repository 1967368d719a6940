package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// In which lists a ticket is, as its queue and its status have it.
class ListsTest {

  private static final Desk DESK = Deployment.quillback();

  @Test
  @Tag("QUE-04")
  void aTicketThatLeavesTheSelectedQueuesIsHiddenAndKeptAndComesBackAsTheSameSignal() {
    long ticket = DESK.arrives("Scanner sends nothing", "Since this morning no mail arrives.");
    DESK.act(
        "POST",
        "tickets/" + ticket + "/notes",
        Json.object().put("description", "It worked yesterday."));
    DESK.await("the note", ticket, story -> story.write().contains("It worked yesterday."));
    Json.Obj before = DESK.judged(ticket);
    long home = Desk.signal(before).number("queueId").orElseThrow();
    List<Long> selected = selected();
    long other = selected.stream().filter(queue -> queue != home).findFirst().orElseThrow();
    select(selected.stream().filter(queue -> queue != other).toList());
    try {
      DESK.act("PATCH", "tickets/" + ticket, Json.object().put("queueID", other));
      Json.Obj out = DESK.await("the move out", ticket, story -> scope(story).equals("out"));

      assertThat(listed("open", ticket)).isFalse();
      assertThat(listed("all", ticket)).isFalse();
      assertThat(out.write()).contains("It worked yesterday.");
      assertThat(Desk.verdicts(out)).isEqualTo(Desk.verdicts(before)).isNotEmpty();

      DESK.act("PATCH", "tickets/" + ticket, Json.object().put("queueID", home));
      Json.Obj back = DESK.await("the move back", ticket, story -> scope(story).equals("in"));

      assertThat(listed("open", ticket)).isTrue();
      assertThat(Desk.verdicts(back)).isEqualTo(Desk.verdicts(before));
      assertThat(back.list("owed")).isEmpty();
      assertThat(Desk.signal(back).text("createdAt"))
          .isEqualTo(Desk.signal(before).text("createdAt"));
    } finally {
      select(selected);
    }
  }

  @Test
  @Tag("STA-16")
  void whatIsMappedClosedCountsAsClosedInTheListsAndOpenAgainWhenItIsNot() {
    long ticket = DESK.arrives("Toner is low", "Please send some.");
    DESK.judged(ticket);
    long waiting = DESK.status("On Hold");
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("status", waiting));
    DESK.await(
        "the status", ticket, story -> Desk.signal(story).number("statusId").orElse(-1) == waiting);
    String before = meaningOf(waiting);
    assertThat(listed("open", ticket)).isTrue();
    assertThat(listed("closed", ticket)).isFalse();
    map(waiting, "closed");
    try {
      awaitListed("closed", ticket);

      assertThat(listed("open", ticket)).isFalse();
      assertThat(listed("resolved", ticket)).isFalse();
      assertThat(listed("all", ticket)).isTrue();
    } finally {
      map(waiting, before);
    }
    awaitListed("open", ticket);
    assertThat(listed("closed", ticket)).isFalse();
  }

  private static String scope(Json.Obj story) {
    return Desk.signal(story).text("scope").orElse("");
  }

  private static void awaitListed(String view, long ticket) {
    boolean _ =
        Patience.until(
            "the list " + view,
            Desk.A_MINUTE,
            () -> Optional.of(true).filter(_ -> listed(view, ticket)));
  }

  /// On whatever page.
  private static boolean listed(String view, long ticket) {
    String query =
        "/v1/signals?limit=200&view=" + view + "&connection=" + DESK.connection() + "&cursor=";
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Json.Obj page = DESK.api().get(query + cursor.get());
      if (JsonClient.objects(page, "items").stream()
          .anyMatch(row -> row.number("ticketId").orElse(-1) == ticket)) {
        return true;
      }
      cursor = page.text("nextCursor");
    }
    return false;
  }

  private static List<Long> selected() {
    return DESK.api().items(DESK.path("/queues")).stream()
        .filter(queue -> queue.bool("selected").orElse(false))
        .map(queue -> queue.number("id").orElseThrow())
        .toList();
  }

  private static void select(List<Long> queues) {
    DESK.api()
        .put(
            DESK.path("/queues"),
            Json.object().put("ids", Json.array(queues.stream().map(Json::number).toList())));
  }

  private static String meaningOf(long status) {
    return DESK.api().items(DESK.path("/statuses")).stream()
        .filter(row -> row.number("id").orElse(-1) == status)
        .findFirst()
        .flatMap(row -> row.text("signalStatus"))
        .orElseThrow();
  }

  private static void map(long status, String meaning) {
    DESK.api()
        .put(
            DESK.path("/statuses"),
            Json.object()
                .put(
                    "items",
                    Json.array(
                        List.of(
                            Json.object()
                                .put("id", status)
                                .put("signalStatus", meaning)
                                .build()))));
  }
}
