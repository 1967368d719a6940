package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.owed;
import static dev.signalbox.core.Samples.signal;
import static dev.signalbox.core.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Saving;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of signals does. Lists, children and what is owed have suites of their own.
public abstract class SignalStoreContract {

  protected abstract SignalStore store();

  private final ConnectionRef ref = Samples.newRef();
  private final ConnectionRef other = Samples.newRef();
  private final TicketId seven = new TicketId(7);

  @Test
  void storedSignalIsFoundAsItWas() {
    Signal full = fullSignal();
    assertThat(store().save(ref, full, Optional.empty())).isTrue();
    assertThat(store().find(ref, seven)).contains(full.withRevision(1));
  }

  @Test
  void bareSignalIsFoundAsItWas() {
    save(signal(7));
    assertThat(store().find(ref, seven)).contains(signal(7).withRevision(1));
  }

  @Test
  void fieldThatBecameEmptyIsForgotten() {
    save(fullSignal());
    Signal bare = signal(7).withRevision(1);
    assertThat(store().save(ref, bare, Optional.empty())).isTrue();
    assertThat(store().find(ref, seven)).contains(bare.withRevision(2));
  }

  @Test
  @Tag("P25")
  void anotherTenantSeesNothing() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 1)));
    assertThat(store().find(other, seven)).isEmpty();
    assertThat(store().findAll(other, List.of(seven))).isEmpty();
    assertThat(store().story(other, seven)).isEmpty();
    assertThat(store().owed(other, seven)).isEmpty();
    assertThat(store().listIds(other, "", 10).ids()).isEmpty();
    assertThat(store().settle(owed(other, 7, 1))).isFalse();
    assertThat(store().owed(ref, seven)).hasSize(1);
  }

  @Test
  void findAllAnswersThoseThatWeHold() {
    save(signal(7));
    save(signal(8));
    assertThat(store().findAll(ref, List.of(seven, new TicketId(8), new TicketId(9))))
        .containsOnlyKeys(seven, new TicketId(8));
    assertThat(store().findAll(ref, List.of())).isEmpty();
  }

  @Test
  void outdatedRevisionIsRefusedAndWritesNothing() {
    save(signal(7));
    Signal late = signal(ticket(7, "Late", NOON), SignalStatus.NEW);
    assertThat(store().save(ref, late, Optional.of(owed(ref, 7, 1)))).isFalse();
    assertThat(store().save(ref, late.withRevision(2), Optional.empty())).isFalse();
    assertThat(store().find(ref, seven).orElseThrow().ticket().title())
        .isEqualTo("Printer is on fire");
    assertThat(store().owed(ref, seven)).isEmpty();
  }

  @Test
  @Tag("P19")
  void oneOfManyWritersAtOnceWins() {
    save(signal(7));
    List<Boolean> wins =
        Race.run(
            12,
            i ->
                store()
                    .save(
                        ref,
                        signal(ticket(7, "Writer " + i, NOON), SignalStatus.NEW).withRevision(1),
                        Optional.of(owed(ref, 7, 2))));
    assertThat(wins).containsOnlyOnce(true);
    assertThat(store().find(ref, seven).orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void oneOfManyFirstWritersWins() {
    List<Boolean> wins = Race.run(12, _ -> store().save(ref, signal(7), Optional.empty()));
    assertThat(wins).containsOnlyOnce(true);
  }

  @Test
  void savingManyWritesEachAsIfAlone() {
    save(signal(3));
    List<Saving> savings =
        LongStream.rangeClosed(1, 130)
            .mapToObj(id -> new Saving(signal(id), Optional.of(owed(ref, id, 1))))
            .toList();
    assertThat(store().saveAll(ref, savings)).containsExactly(new TicketId(3));
    assertThat(store().findAll(ref, ids(130))).hasSize(130);
    assertThat(store().owed(ref, new TicketId(130))).containsExactly(owed(ref, 130, 1));
    assertThat(store().owed(ref, new TicketId(3))).isEmpty();
  }

  @Test
  void timeOfReadingMovesForwardOnly() {
    save(signal(7));
    store().touch(ref, seven, NOON.plusSeconds(5));
    store().touch(ref, seven, NOON.plusSeconds(3));
    store().touch(ref, new TicketId(99), NOON);
    assertThat(store().find(ref, seven))
        .contains(signal(7).withRevision(1).readAgain(NOON.plusSeconds(5)));
    assertThat(store().find(ref, new TicketId(99))).isEmpty();
  }

  @Test
  @Tag("P19")
  void signalThatWasReadLaterMeanwhileIsNotOverwritten() {
    save(signal(7));
    store().touch(ref, seven, NOON.plusSeconds(9));
    Signal slow = signal(ticket(7, "Slow", NOON), SignalStatus.NEW).withRevision(1);
    assertThat(store().save(ref, slow.readAgain(NOON.plusSeconds(8)), Optional.empty())).isFalse();
    assertThat(store().save(ref, slow.readAgain(NOON.plusSeconds(9)), Optional.empty())).isTrue();
  }

  @Test
  void idsAreListedInPagesWithoutRepeats() {
    store()
        .saveAll(
            ref,
            LongStream.rangeClosed(1, 57)
                .mapToObj(id -> new Saving(signal(id), Optional.empty()))
                .toList());
    List<TicketId> seen = new ArrayList<>();
    String after = "";
    do {
      SignalStore.TicketIds page = store().listIds(ref, after, 10);
      assertThat(page.ids()).hasSizeLessThanOrEqualTo(10);
      seen.addAll(page.ids());
      after = page.next();
    } while (!after.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(57));
  }

  @Test
  void theTwoHalvesTogetherAreAllIdsAndAboutEquallyLarge() {
    store()
        .saveAll(
            ref,
            LongStream.rangeClosed(1, 57)
                .mapToObj(id -> new Saving(signal(id), Optional.empty()))
                .toList());
    List<TicketId> one = half(SignalStore.Part.ONE_HALF);
    List<TicketId> other = half(SignalStore.Part.OTHER_HALF);
    assertThat(one).hasSizeBetween(24, 33);
    List<TicketId> both = new ArrayList<>(one);
    both.addAll(other);
    assertThat(both).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(57));
  }

  private List<TicketId> half(SignalStore.Part part) {
    List<TicketId> seen = new ArrayList<>();
    String after = "";
    do {
      SignalStore.TicketIds page = store().listIds(ref, part, after, 7);
      assertThat(page.ids()).hasSizeLessThanOrEqualTo(7);
      seen.addAll(page.ids());
      after = page.next();
    } while (!after.isEmpty());
    return seen;
  }

  @Test
  void signalThatLeftTheScopeIsNotAmongTheIdsUntilItIsBack() {
    save(signal(7));
    Signal out = standing(signal(7), Signal.Standing.OUT_OF_SCOPE).withRevision(1);
    assertThat(store().save(ref, out, Optional.empty())).isTrue();
    assertThat(store().listIds(ref, "", 10).ids()).isEmpty();
    assertThat(store().listHeld(ref, "", 10).ids()).containsExactly(seven);
    assertThat(store().listHeld(other, "", 10).ids()).isEmpty();
    assertThat(store().find(ref, seven)).contains(out.withRevision(2));
    assertThat(store().save(ref, signal(7).withRevision(2), Optional.empty())).isTrue();
    assertThat(store().listIds(ref, "", 10).ids()).containsExactly(seven);
  }

  @Test
  void linkedTicketsAreFoundUnderTheirPresentParent() {
    save(signal(1));
    save(linked(5, 1));
    save(linked(6, 1));
    assertThat(store().children(ref, new TicketId(1)))
        .containsExactly(linked(5, 1).withRevision(1), linked(6, 1).withRevision(1));
    assertThat(store().save(ref, linked(5, 2).withRevision(1), Optional.empty())).isTrue();
    assertThat(store().children(ref, new TicketId(1)))
        .containsExactly(linked(6, 1).withRevision(1));
    assertThat(store().children(ref, new TicketId(2)))
        .containsExactly(linked(5, 2).withRevision(2));
    assertThat(store().children(other, new TicketId(2))).isEmpty();
  }

  private void save(Signal signal) {
    assertThat(store().save(ref, signal, Optional.empty())).isTrue();
  }

  private static Signal linked(long id, long parent) {
    return signal(ticket(id, "Linked", NOON, 1, new TicketId(parent)), SignalStatus.CHILD);
  }

  private static Signal standing(Signal signal, Signal.Standing standing) {
    return new Signal(
        signal.ticket(),
        signal.status(),
        standing,
        signal.hash(),
        signal.readAt(),
        signal.entries(),
        signal.firstSeenAt(),
        signal.revision());
  }

  private static List<TicketId> ids(long last) {
    return LongStream.rangeClosed(1, last).mapToObj(TicketId::new).toList();
  }

  private static Signal fullSignal() {
    Instant odd = Instant.parse("2026-11-20T11:59:59.123456789Z");
    Ticket ticket =
        new Ticket(
            new TicketId(7),
            "T20261120.0007",
            "Größe \uD83D\uDD25 ''\"",
            "line 1\nline 2",
            "Restarted it.",
            new Ticket.Placement(1, 2L, 3L, 4L, 5L, 6L, 0L, 8L),
            new Ticket.Parties(new CompanyId(0), new ContactId(9), new MemberId(10)),
            new Ticket.Moments(odd, odd.plusNanos(1), odd.plusSeconds(1), odd.plusSeconds(2)),
            new TicketId(70));
    return new Signal(
        ticket,
        SignalStatus.RESOLVED,
        Signal.Standing.IN_SCOPE,
        ticket.contentHash(),
        odd.plusNanos(3),
        new Signal.Entries(2, 1),
        odd.minusSeconds(5),
        0);
  }
}
