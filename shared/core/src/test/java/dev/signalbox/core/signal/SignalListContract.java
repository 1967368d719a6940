package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.signal;
import static dev.signalbox.core.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalQuery.View;
import dev.signalbox.core.signal.SignalStore.Saving;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.VerdictStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of signals does when it is asked for lists.
public abstract class SignalListContract {

  protected abstract SignalStore store();

  /// The verdicts that lists of [#store] show.
  protected abstract VerdictStore verdicts();

  private final ConnectionRef ref = Samples.newRef();

  @Test
  @Tag("QUE-02")
  void eachViewShowsItsStatusesLatestActivityFirst() {
    put(1, SignalStatus.NEW, NOON);
    put(2, SignalStatus.ACTIVE, NOON.plusSeconds(9));
    put(3, SignalStatus.RESOLVED, NOON.plusSeconds(5));
    put(4, SignalStatus.CLOSED, NOON.minus(Duration.ofDays(70)));
    put(5, SignalStatus.CHILD, NOON);
    assertThat(all(View.OPEN, 50)).containsExactly(2L, 1L);
    assertThat(all(View.RESOLVED, 50)).containsExactly(3L);
    assertThat(all(View.CLOSED, 50)).containsExactly(4L);
    assertThat(all(View.ALL, 50)).containsExactly(2L, 3L, 1L, 4L);
  }

  @Test
  void signalsOutOfScopeAreInNoList() {
    Signal gone = signal(1).goneAt(NOON);
    store().save(ref, gone, Optional.empty());
    assertThat(all(View.ALL, 50)).isEmpty();
  }

  @Test
  @Tag("QUE-18")
  void openSignalsAreCountedByQueue() {
    for (long id = 1; id <= 20; id++) {
      put(id, id % 2 == 0 ? SignalStatus.NEW : SignalStatus.ACTIVE, NOON);
    }
    put(21, SignalStatus.CLOSED, NOON);
    store().save(ref, signal(22).goneAt(NOON), Optional.empty());
    long queue = Objects.requireNonNull(signal(1).ticket().placement().queue());
    assertThat(store().openByQueue(ref)).isEqualTo(Map.of(queue, 20L));
    assertThat(store().openByQueue(Samples.newRef())).isEmpty();
  }

  @Test
  void signalMovesFromListToList() {
    put(1, SignalStatus.NEW, NOON);
    Signal resolved = signal(ticket(1, "t", NOON.plusSeconds(1)), SignalStatus.RESOLVED);
    store().save(ref, resolved.withRevision(1), Optional.empty());
    assertThat(all(View.OPEN, 50)).isEmpty();
    assertThat(all(View.RESOLVED, 50)).containsExactly(1L);
  }

  @Test
  void pagesHaveNoRowTwiceAndMissNone() {
    store()
        .saveAll(
            ref,
            LongStream.rangeClosed(1, 95)
                .mapToObj(id -> new Saving(mixed(id), Optional.empty()))
                .toList());
    List<Long> seen = all(View.ALL, 7);
    assertThat(seen).doesNotHaveDuplicates().hasSize(95);
    assertThat(seen).isEqualTo(all(View.ALL, 200));
  }

  @Test
  void signalThatChangesListDuringAPassIsNotShownTwice() {
    for (long id = 1; id <= 6; id++) {
      put(id, SignalStatus.NEW, NOON.plusSeconds(id));
    }
    SignalPage first = store().list(query(View.ALL, "", 3));
    for (SignalPage.Row row : first.rows()) {
      Signal seen = row.signal();
      Signal closed = signal(seen.ticket(), SignalStatus.CLOSED).withRevision(seen.revision());
      store().save(ref, closed, Optional.empty());
    }
    SignalPage second = store().list(query(View.ALL, first.next(), 10));
    assertThat(ids(second)).containsExactly(3L, 2L, 1L);
  }

  @Test
  void filtersNarrowTheList() {
    put(1, SignalStatus.NEW, NOON);
    store()
        .save(
            ref,
            signal(ticket(2, "Mail BOUNCES", NOON, 12, null), SignalStatus.NEW),
            Optional.empty());
    assertThat(ids(store().list(filtered(null, 12L, null, "")))).containsExactly(2L);
    assertThat(ids(store().list(filtered(8L, null, null, "")))).containsExactly(2L, 1L);
    assertThat(ids(store().list(filtered(9L, null, null, "")))).isEmpty();
    assertThat(ids(store().list(filtered(null, null, 0L, "bounces")))).containsExactly(2L);
    assertThat(ids(store().list(filtered(null, null, null, "20261120.0001")))).containsExactly(1L);
    assertThat(ids(store().list(filtered(null, null, 3L, "")))).isEmpty();
  }

  @Test
  void searchThatFindsLittleStopsEarlyAndGoesOn() {
    store()
        .saveAll(
            ref,
            LongStream.rangeClosed(1, 1_100)
                .mapToObj(id -> new Saving(mixed(id), Optional.empty()))
                .toList());
    SignalQuery first = text("no such title", "");
    SignalPage page = store().list(first);
    assertThat(page.rows()).isEmpty();
    assertThat(page.stoppedEarly()).isTrue();
    SignalPage rest = store().list(text("no such title", page.next()));
    assertThat(rest.next()).isEmpty();
    assertThat(rest.stoppedEarly()).isFalse();
  }

  @Test
  void rowsShowTheVerdictsOfTheLatestEntry() {
    put(1, SignalStatus.NEW, NOON);
    verdicts().save(ref, new TicketId(1), Samples.verdict(Processor.TRIAGE, 0));
    verdicts().save(ref, new TicketId(1), Samples.verdict(Processor.SENTIMENT, 1));
    assertThat(store().list(query(View.OPEN, "", 5)).rows().getFirst().verdicts())
        .containsExactly(Samples.verdict(Processor.SENTIMENT, 1));
  }

  @Test
  @Tag("P25")
  void anotherTenantsSignalsAreInNoList() {
    put(1, SignalStatus.NEW, NOON);
    ConnectionRef other = Samples.newRef();
    assertThat(store().list(new SignalQuery(other, View.ALL, null, null, null, "", "", 50)).rows())
        .isEmpty();
  }

  @Test
  void cursorThatWeDidNotMakeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().list(query(View.OPEN, "made up", 5)));
  }

  private void put(long id, SignalStatus status, Instant changedAt) {
    store().save(ref, signal(ticket(id, "Title " + id, changedAt), status), Optional.empty());
  }

  private static Signal mixed(long id) {
    SignalStatus status =
        switch ((int) (id % 4)) {
          case 0 -> SignalStatus.RESOLVED;
          case 1 -> SignalStatus.CLOSED;
          default -> SignalStatus.ACTIVE;
        };
    Ticket ticket = ticket(id, "Title " + id, NOON.minus(Duration.ofHours(8 * (id / 3))));
    return signal(ticket, status);
  }

  private List<Long> all(View view, int limit) {
    List<Long> seen = new ArrayList<>();
    String cursor = "";
    do {
      SignalPage page = store().list(query(view, cursor, limit));
      seen.addAll(ids(page));
      cursor = page.next();
    } while (!cursor.isEmpty());
    return seen;
  }

  private SignalQuery query(View view, String cursor, int limit) {
    return new SignalQuery(ref, view, null, null, null, "", cursor, limit);
  }

  private SignalQuery text(String text, String cursor) {
    return new SignalQuery(ref, View.ALL, null, null, null, text, cursor, 50);
  }

  private SignalQuery filtered(Long queue, Long status, Long company, String text) {
    return new SignalQuery(ref, View.OPEN, queue, status, company, text, "", 50);
  }

  private static List<Long> ids(SignalPage page) {
    return page.rows().stream().map(row -> row.signal().ticket().id().value()).toList();
  }
}
