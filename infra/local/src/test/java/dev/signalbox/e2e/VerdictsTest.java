package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A customer's ticket arrives at the PSA, and its verdicts are at the API.
class VerdictsTest {

  private static final String TITLE = "Nobody in accounts can print invoices";
  private static final String TEXT =
      "Since this morning none of the six people in accounts can print. The printer shows offline"
          + " and month end is today. This is really frustrating, we called twice already.";

  private static final Desk DESK = Deployment.harbourline();
  private static final Json.Obj STORY = DESK.judged(DESK.arrives(TITLE, TEXT));

  @Test
  @Tag("AI-01")
  void triageProposesALiveQueueOrAbstainsAndQuotesTheTicket() {
    Json.Obj verdict = Desk.verdict(STORY, "triage");
    assertThat(verdict.text("state")).isPresent();
    named(verdict, "queue")
        .ifPresent(queue -> assertThat(live("/queues")).contains(queue.number("id").orElseThrow()));
    named(verdict, "type")
        .ifPresent(type ->
            assertThat(pickIds("ticketType"))
                .contains(String.valueOf(type.number("id").orElseThrow())));
    assertThat(JsonClient.objects(verdict, "evidence")).isNotEmpty();
    requireQuotes(verdict);
    requireConfidence(verdict);
  }

  @Test
  @Tag("AI-02")
  void priorityIsOneOfTheTenantsOwn() {
    Json.Obj verdict = Desk.verdict(STORY, "priority");
    assertThat(verdict.text("state")).contains("settled");
    assertThat(named(verdict, "priority").orElseThrow().text("label").orElseThrow())
        .isIn("Critical", "High", "Medium", "Low");
    requireQuotes(verdict);
    requireConfidence(verdict);
  }

  @Test
  @Tag("AI-03")
  void categoryIsOfTheTenantsLists() {
    Json.Obj verdict = Desk.verdict(STORY, "category");
    assertThat(verdict.text("state")).contains("settled");
    assertThat(pickIds("issueType"))
        .contains(
            String.valueOf(named(verdict, "issueType").orElseThrow().number("id").orElseThrow()));
    named(verdict, "subIssueType")
        .ifPresent(sub ->
            assertThat(pickIds("subIssueType"))
                .contains(String.valueOf(sub.number("id").orElseThrow())));
    requireConfidence(verdict);
  }

  @Test
  @Tag("AI-04")
  void sentimentHasALabelAScoreAndTheCustomersWords() {
    Json.Obj verdict = Desk.verdict(STORY, "sentiment");
    Json.Obj value = verdict.object("value").orElseThrow();
    assertThat(value.text("sentiment").orElseThrow()).isNotBlank();
    assertThat(value.number("score").orElseThrow()).isBetween(0L, 3L);
    assertThat(JsonClient.objects(verdict, "evidence")).isNotEmpty();
    requireQuotes(verdict);
  }

  @Test
  @Tag("AI-09")
  void verdictsStayWithTheirTicketAndAreShownInItsRow() {
    long ticket = Desk.signal(STORY).number("ticketId").orElseThrow();
    assertThat(Desk.verdicts(DESK.story(ticket).orElseThrow())).hasSize(4);
    Json.Obj row =
        DESK.api().items("/v1/signals?limit=200&connection=" + DESK.connection()).stream()
            .filter(one -> one.number("ticketId").orElse(0) == ticket)
            .findFirst()
            .orElseThrow();
    assertThat(JsonClient.objects(row, "verdicts")).hasSize(4);
  }

  @Test
  @Tag("STA-07")
  void aTicketThatEntersNewIsJudgedByFourProcessorsOnce() {
    assertThat(
            Desk.verdicts(STORY).stream()
                .map(verdict -> verdict.text("processor").orElse(""))
                .toList())
        .containsExactlyInAnyOrder("triage", "priority", "category", "sentiment");
  }

  @Test
  @Tag("STA-11")
  void workingOnATicketStartsNoIntakeAgain() {
    long ticket = DESK.arrives("Screen flickers", "It flickers since the update on Monday.");
    Json.Obj before = DESK.judged(ticket);
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("status", status("In Progress")));
    DESK.await("the new status", ticket, story -> signalStatus(story).equals("active"));
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("status", status("Waiting Customer")));
    Json.Obj after =
        DESK.await(
            "the next status",
            ticket,
            story -> Desk.signal(story).text("status").equals(Optional.of("Waiting Customer")));
    assertThat(after.list("owed")).isEmpty();
    assertThat(times(after)).isEqualTo(times(before));
  }

  @Test
  @Tag("STA-09")
  void aClosedTicketIsJudgedByNobodyAndHiddenFromTheOpenList() {
    long ticket =
        DESK.arrives(
            Json.object()
                .put("title", "Done on the phone")
                .put("description", "Only for the record.")
                .put("status", status("Complete")));
    DESK.waitForCallouts(ticket);
    // A later ticket that has its verdicts went the same way behind it.
    DESK.judged(DESK.arrives("Keyboard is sticky", "Coffee. Sorry. Could I get another one?"));
    Optional<Json.Obj> story = DESK.story(ticket);
    assertThat(story.map(Desk::verdicts).orElse(List.of())).isEmpty();
    assertThat(openTickets()).doesNotContain(ticket);
  }

  @Test
  @Tag("STA-10")
  void aChildIsShownUnderItsParentOnly() {
    long parent = DESK.arrives("Whole office without internet", "All of us, since eight.");
    DESK.judged(parent);
    long child = DESK.arrives("No internet", "Mine is gone too.");
    DESK.judged(child);
    DESK.act(
        "PATCH",
        "tickets/" + child,
        Json.object().put("status", status("Child")).put("problemTicketId", parent));
    DESK.await("the child", child, story -> signalStatus(story).equals("child"));
    assertThat(openTickets()).contains(parent).doesNotContain(child);
    assertThat(childrenOf(parent)).containsExactly(child);
    DESK.act(
        "PATCH",
        "tickets/" + child,
        Json.object().put("status", status("In Progress")).put("problemTicketId", Json.none()));
    DESK.await("its release", child, story -> signalStatus(story).equals("active"));
    assertThat(openTickets()).contains(parent, child);
    assertThat(childrenOf(parent)).isEmpty();
  }

  private static List<Long> childrenOf(long ticket) {
    return JsonClient.objects(DESK.story(ticket).orElseThrow(), "children").stream()
        .map(row -> row.number("ticketId").orElseThrow())
        .toList();
  }

  private static long status(String name) {
    return DESK.status(name);
  }

  private static String signalStatus(Json.Obj story) {
    return Desk.signal(story).text("signalStatus").orElse("");
  }

  private static Set<String> times(Json.Obj story) {
    return Desk.verdicts(story).stream()
        .map(verdict -> verdict.text("processor").orElse("") + verdict.text("at").orElse(""))
        .collect(Collectors.toSet());
  }

  private static List<Long> openTickets() {
    return DESK.api().items("/v1/signals?limit=200&connection=" + DESK.connection()).stream()
        .map(row -> row.number("ticketId").orElseThrow())
        .toList();
  }

  private static Optional<Json.Obj> named(Json.Obj verdict, String field) {
    return verdict.object("value").flatMap(value -> value.object(field));
  }

  private static List<Long> live(String list) {
    return DESK.api().items(DESK.path(list)).stream()
        .map(item -> item.number("id").orElseThrow())
        .toList();
  }

  /// The ids that the simulated account really has in tickets of its own making.
  private static List<String> pickIds(String field) {
    return DESK.truth("Tickets", "").stream()
        .flatMap(ticket -> ticket.number(field).stream().boxed())
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  private static void requireQuotes(Json.Obj verdict) {
    for (Json.Obj evidence : JsonClient.objects(verdict, "evidence")) {
      assertThat(TITLE + "\n" + TEXT).contains(evidence.text("quote").orElseThrow());
    }
  }

  private static void requireConfidence(Json.Obj verdict) {
    assertThat(verdict.decimal("confidence").orElseThrow())
        .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
  }
}
