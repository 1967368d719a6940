package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.Writer;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is on the desk, by the API.
class SignalsTest {

  private final TestConsole console = new TestConsole(new NoPsa());
  private final ConnectionRef ref = Samples.newRef();
  private final Person viewer = console.person(ref.tenant(), Role.VIEWER);
  private final Person technician = console.person(ref.tenant(), Role.TECHNICIAN);

  @BeforeEach
  void connect() {
    console.connections.create(Samples.connection(ref, "Main"));
  }

  private void hold(long id, SignalStatus status) {
    hold(id, status, null);
  }

  private void hold(
      long id, SignalStatus status, @org.jspecify.annotations.Nullable TicketId parent) {
    console.signals.save(
        ref,
        Samples.signal(
            Samples.ticket(id, "Printer " + id, Samples.NOON.plusSeconds(id), 1, parent), status),
        Optional.empty());
  }

  private List<Long> listed(String query) {
    return viewer.get("/v1/signals" + query).items().stream()
        .map(row -> row.number("ticketId").orElseThrow())
        .toList();
  }

  @Test
  @Tag("AI-09")
  void verdictsComeWithTheirEvidence() {
    hold(7, SignalStatus.NEW);
    console.verdicts.save(ref, new TicketId(7), Samples.verdict(Processor.SENTIMENT, 1));

    Answer answer = viewer.get("/v1/signals/" + ref.connection() + "/7");

    Json.Obj verdict = answer.list("verdicts").getFirst();
    assertThat(verdict.text("processor")).contains("sentiment");
    assertThat(verdict.text("state")).contains("settled");
    assertThat(verdict.object("value").flatMap(value -> value.text("sentiment")))
        .contains("negative");
    assertThat(verdict.decimal("confidence").orElseThrow()).isEqualByComparingTo("0.75");
    assertThat(verdict.list("evidence").getFirst().write())
        .isEqualTo("{\"quote\":\"It smokes.\",\"source\":\"description\"}");
    assertThat(verdict.text("engine")).contains("embedded-minilm/1");
    assertThat(viewer.get("/v1/signals").items().getFirst().list("verdicts")).hasSize(1);
  }

  @Test
  void storyHasItsNotesInOrder() {
    hold(7, SignalStatus.NEW);
    console.signals.saveChildren(
        ref,
        List.of(new SignalStore.Child(Samples.note(1, 7, "First", Samples.NOON), Samples.NOON)));

    Answer answer = viewer.get("/v1/signals/" + ref.connection() + "/7");

    assertThat(answer.list("timeline").getFirst().text("text")).contains("First");
    assertThat(answer.body().object("signal").flatMap(signal -> signal.text("description")))
        .contains("It smokes.");
  }

  @Test
  void conversationIsPagedBackFromItsLatestPage() {
    hold(7, SignalStatus.NEW);
    console.signals.saveChildren(
        ref,
        LongStream.rangeClosed(1, 150)
            .mapToObj(id -> new SignalStore.Child(said(id), Samples.NOON))
            .toList());
    String path = "/v1/signals/" + ref.connection() + "/7";

    Answer whole = viewer.get(path);
    Answer before = viewer.get(path + "/timeline?cursor=" + whole.text("timelineCursor"));

    assertThat(spoken(whole.list("timeline")))
        .hasSize(100)
        .startsWith("text 51")
        .endsWith("text 150");
    assertThat(spoken(before.items())).hasSize(50).startsWith("text 1").endsWith("text 50");
    assertThat(before.body().find("nextCursor")).isEmpty();
    assertThat(whole.list("timeline").getLast().text("author")).contains("customer");
    assertThat(whole.list("timeline").getLast().text("audience")).contains("customer");
  }

  private static Note said(long id) {
    Instant at = Samples.NOON.plusSeconds(id);
    return new Note(
        id,
        new TicketId(7),
        "",
        "text " + id,
        101L,
        1L,
        null,
        null,
        Writer.CUSTOMER,
        Audience.CUSTOMER,
        at,
        at);
  }

  @Test
  @Tag("REC-04")
  void whereATicketWasMergedIntoIsShown() {
    hold(7, SignalStatus.CLOSED);
    hold(8, SignalStatus.CLOSED);
    Note merged =
        new Note(
            1,
            new TicketId(7),
            "Merged into [T20261120.0008]",
            "This ticket was merged into T20261120.0008.",
            93L,
            2L,
            null,
            null,
            Writer.PROGRAM,
            Audience.INTERNAL,
            Samples.NOON,
            Samples.NOON);
    console.signals.saveChildren(ref, List.of(new SignalStore.Child(merged, Samples.NOON)));
    String path = "/v1/signals/" + ref.connection();

    assertThat(viewer.get(path + "/7").text("mergedInto")).isEqualTo("T20261120.0008");
    assertThat(viewer.get(path + "/8").body().find("mergedInto")).isEmpty();
  }

  private static List<String> spoken(List<Json.Obj> events) {
    return events.stream().map(event -> event.text("text").orElseThrow()).toList();
  }

  @Test
  void forgedPlaceInAConversationIsRefusedByName() {
    hold(7, SignalStatus.NEW);

    for (String cursor : List.of("forged", "MjAyNg")) {
      Answer answer =
          viewer.get("/v1/signals/" + ref.connection() + "/7/timeline?cursor=" + cursor);

      assertThat(answer.status()).as(cursor).isEqualTo(422);
      assertThat(answer.fieldErrors()).singleElement().asString().startsWith("cursor: ");
    }
  }

  @Test
  @Tag("STA-09")
  void closedSignalsAreHiddenUntilAskedFor() {
    hold(1, SignalStatus.NEW);
    hold(2, SignalStatus.ACTIVE);
    hold(3, SignalStatus.CLOSED);
    hold(4, SignalStatus.RESOLVED);

    assertThat(listed("")).containsExactly(2L, 1L);
    assertThat(listed("?view=closed")).containsExactly(3L);
    assertThat(listed("?view=resolved")).containsExactly(4L);
    assertThat(listed("?view=all")).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  @Test
  @Tag("STA-10")
  void childShowsOnlyUnderItsParent() {
    hold(1, SignalStatus.NEW);
    hold(2, SignalStatus.CHILD, new TicketId(1));

    assertThat(listed("?view=all")).containsExactly(1L);
    Answer parent = viewer.get("/v1/signals/" + ref.connection() + "/1");
    assertThat(parent.list("children"))
        .extracting(child -> child.number("ticketId").orElseThrow())
        .containsExactly(2L);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (long id = 1; id <= 5; id++) {
      hold(id, SignalStatus.NEW);
    }
    Answer first = viewer.get("/v1/signals?limit=2");
    Answer second = viewer.get("/v1/signals?limit=2&cursor=" + first.text("nextCursor"));
    Answer third = viewer.get("/v1/signals?limit=2&cursor=" + second.text("nextCursor"));

    assertThat(List.of(first, second, third))
        .flatExtracting(Answer::items)
        .extracting(row -> row.number("ticketId").orElseThrow())
        .containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(third.body().find("nextCursor")).isEmpty();
  }

  @Test
  void forgedCursorIsRefusedByName() {
    Answer answer = viewer.get("/v1/signals?cursor=forged");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.fieldErrors()).singleElement().asString().startsWith("cursor: ");
  }

  @Test
  void wrongFiltersAreRefusedByName() {
    for (String filter :
        List.of("limit=0", "limit=201", "limit=many", "view=new", "queue=x", "status=1.5")) {
      Answer answer = viewer.get("/v1/signals?" + filter);

      assertThat(answer.status()).as(filter).isEqualTo(422);
      assertThat(answer.fieldErrors())
          .singleElement()
          .asString()
          .startsWith(filter.substring(0, filter.indexOf('=')) + ": ");
    }
  }

  @Test
  void technicianHasATicketJudgedAgain() {
    hold(7, SignalStatus.NEW);

    Answer answer = technician.post("/v1/signals/" + ref.connection() + "/7/triage");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(console.queue.tasks())
        .containsExactly(new Task.JudgeAgain(ref, new TicketId(7), Phase.INTAKE));
  }
}
