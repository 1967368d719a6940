package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.signal.Merge;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a comparison with the PSA finds and puts right, through the real adapter.
class ReconcileTest extends WithASyncedOffice {

  @Test
  @Tag("REC-04")
  void aTicketThatIsGoneInThePsaBecomesATombstoneAtTheNextComparison() {
    long id = anOpenTicket();
    technician.delete("Ticket", id);

    SyncRun run = office.sync(Mode.FULL);

    assertThat(run.state()).isEqualTo(State.FINISHED);
    assertThat(signal(id).standing()).isEqualTo(Standing.GONE);
    assertThat(office.held()).isEqualTo(office.openTickets());
  }

  @Test
  @Tag("REC-04")
  void aNoteThatIsGoneInThePsaIsRemovedAtTheNextComparison() {
    Row note = someNote();
    var store = office.simulator.autotask().store();
    boolean _ =
        store.write(() -> {
          store.remove(note, Actor.resource(1));
          return true;
        });

    office.sync(Mode.FULL);

    assertThat(ids(note.number("ticketID").orElseThrow(), Story::notes, Note::id))
        .doesNotContain(note.id());
    assertThat(notesOfHeld()).isEqualTo(notesInThePsa());
  }

  @Test
  @Tag("REC-04")
  void aTicketThatWasCompletedInThePsaIsKeptAsClosed() {
    long id = anOpenTicket();
    technician.update("Ticket", Json.object().put("id", id).put("status", Tickets.COMPLETE));

    office.sync(Mode.FULL);

    assertThat(signal(id).standing()).isEqualTo(Standing.IN_SCOPE);
    assertThat(signal(id).status()).isIn(SignalStatus.CLOSED, SignalStatus.RESOLVED);
  }

  @Test
  @Tag("REC-04")
  void ticketsThatWereMergedInThePsaAreFollowed() throws Exception {
    List<Long> pair = twoOfOneCompany();
    long source = pair.getFirst();
    long target = pair.getLast();
    technician.note(source, "Before the merge");
    office.sync(Mode.QUICK);
    Set<Long> moved = ids(source, Story::notes, Note::id);
    assertThat(moved).isNotEmpty();
    office.clock.advance(Duration.ofMinutes(10));

    act("POST", "tickets/" + source + "/merge", "{\"into\":" + target + "}");
    office.sync(Mode.FULL);

    assertThat(signal(source).ticket().placement().status()).isEqualTo(Tickets.COMPLETE);
    assertThat(Merge.into(story(source))).hasValue(signal(target).ticket().number());
    assertThat(Merge.into(story(target))).isEmpty();
    assertThat(ids(target, Story::notes, Note::id)).containsAll(moved);
    assertThat(ids(source, Story::notes, Note::id)).doesNotContainAnyElementsOf(moved);
    assertThat(notesOfHeld()).isEqualTo(notesInThePsa());
  }

  @Test
  @Tag("REC-07")
  void aComparisonSaysWhatWasMissingAndWhatWasTooMuch() {
    long gone = anOpenTicket();
    technician.delete("Ticket", gone);
    Row made = technician.newTicket();

    SyncRun run = office.sync(Mode.FULL);

    Drift drift = CompareHeld.driftOf(run, Entity.TICKET);
    assertThat(drift.extraIds()).containsExactly(gone);
    assertThat(drift.missingIds()).containsExactly(made.id());
    assertThat(drift.psa()).isEqualTo(office.openTickets().size());
    assertThat(run.drift())
        .filteredOn(
            one -> !List.of(Entity.TICKET, Entity.NOTE, Entity.TIME_ENTRY).contains(one.entity()))
        .allSatisfy(one -> assertThat(one.extra()).isZero());
    assertThat(run.drift())
        .filteredOn(one -> one.entity() == Entity.COMPANY)
        .singleElement()
        .satisfies(one -> assertThat(one.here()).isEqualTo(office.truth("Company").size()));
  }

  private List<Long> twoOfOneCompany() {
    Map<Long, List<Long>> byCompany =
        office.truth("Ticket").stream()
            .filter(row -> office.held().contains(row.id()))
            .filter(row -> row.number("ticketType").orElse(0) < 3)
            .collect(
                Collectors.groupingBy(
                    row -> row.number("companyID").orElseThrow(),
                    Collectors.mapping(Row::id, Collectors.toList())));
    return byCompany.values().stream()
        .filter(ids -> ids.size() > 1)
        .map(ids -> ids.subList(0, 2))
        .findFirst()
        .orElseThrow();
  }

  private Row someNote() {
    return office.truth("TicketNote").stream()
        .filter(row -> office.held().contains(row.number("ticketID").orElse(-1)))
        .findFirst()
        .orElseThrow();
  }

  private void act(String method, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(office.origin().resolve("/_sim/autotask/" + path))
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
  }
}
