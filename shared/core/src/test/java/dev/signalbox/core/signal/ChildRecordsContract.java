package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.note;
import static dev.signalbox.core.Samples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.core.signal.SignalStore.SavedChildren;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.VerdictStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of signals does with notes and time entries.
public abstract class ChildRecordsContract {

  protected abstract SignalStore store();

  /// The verdicts that stories of [#store] show.
  protected abstract VerdictStore verdicts();

  private final ConnectionRef ref = Samples.newRef();
  private final TicketId one = new TicketId(1);
  private final TicketId two = new TicketId(2);

  @BeforeEach
  void holdTwoTickets() {
    store().save(ref, signal(1), Optional.empty());
    store().save(ref, signal(2), Optional.empty());
  }

  @Test
  @Tag("REC-04")
  void childrenOfSomeTicketsAreNamedAndAllAreCounted() {
    save(note(5, 1, "Hello", NOON), 0);
    save(note(6, 2, "There", NOON), 0);
    save(time(9, 1), 0);
    assertThat(store().childIds(ref, Entity.NOTE, List.of(one))).containsExactly(5L);
    assertThat(store().childIds(ref, Entity.NOTE, List.of(one, two)))
        .containsExactlyInAnyOrder(5L, 6L);
    assertThat(store().childIds(ref, Entity.TIME_ENTRY, List.of(one, two))).containsExactly(9L);
    assertThat(store().childIds(ref, Entity.TIME_ENTRY, List.of())).isEmpty();
    assertThat(store().count(ref, Entity.TICKET)).isEqualTo(2);
    assertThat(store().count(ref, Entity.NOTE)).isEqualTo(2);
    assertThat(store().count(ref, Entity.TIME_ENTRY)).isEqualTo(1);
    assertThat(store().count(Samples.newRef(), Entity.NOTE)).isZero();
  }

  @Test
  @Tag("SYN-18")
  void clearedTicketsTakeTheirChildrenAlongAndKeepVerdictsAndEntries() {
    save(note(5, 1, "Hello", NOON), 0);
    save(note(6, 2, "There", NOON), 0);
    save(time(9, 1), 0);
    verdicts().save(ref, one, Samples.verdict(Processor.SENTIMENT, 1));
    Signal.Entries entries = store().find(ref, one).orElseThrow().entries();
    ConnectionRef other = Samples.newRef();
    store().save(other, signal(1), Optional.empty());

    assertThat(store().clear(ref, 1)).isEqualTo(1);
    assertThat(store().clear(ref, 10)).isEqualTo(1);
    assertThat(store().clear(ref, 10)).isZero();

    assertThat(store().find(ref, one)).isEmpty();
    assertThat(store().story(ref, one)).isEmpty();
    assertThat(store().listIds(ref, "", 10).ids()).isEmpty();
    for (Entity entity : List.of(Entity.TICKET, Entity.NOTE, Entity.TIME_ENTRY)) {
      assertThat(store().count(ref, entity)).isZero();
    }
    assertThat(verdicts().list(ref, one, Phase.INTAKE, 1)).hasSize(1);
    assertThat(store().pastEntries(ref, List.of(one, new TicketId(77))))
        .isEqualTo(Map.of(one, entries));
    assertThat(store().find(other, one)).isPresent();
    assertThat(store().save(ref, signal(1), Optional.empty())).isTrue();
    assertThat(save(note(5, 1, "Hello", NOON), 0)).isEqualTo(1);
    assertThat(store().story(ref, one).orElseThrow().notes()).hasSize(1);
  }

  @Test
  void storyHoldsAllOfATicket() {
    TimeEntry time = time(9, 1);
    assertThat(save(note(5, 1, "Hello", NOON), 0)).isEqualTo(1);
    assertThat(save(time, 0)).isEqualTo(1);
    verdicts().save(ref, one, Samples.verdict(Processor.SENTIMENT, 1));
    Story story = store().story(ref, one).orElseThrow();
    assertThat(story)
        .isEqualTo(
            new Story(
                signal(1).withRevision(1),
                List.of(note(5, 1, "Hello", NOON)),
                List.of(time),
                List.of(Samples.verdict(Processor.SENTIMENT, 1)),
                List.of()));
  }

  @Test
  void storyOfAnUnknownTicketIsEmpty() {
    assertThat(store().story(ref, new TicketId(99))).isEmpty();
  }

  @Test
  void olderReadingDoesNotReplaceANewerOne() {
    save(note(5, 1, "second", NOON.plusSeconds(2)), 0);
    assertThat(save(note(5, 1, "first", NOON.plusSeconds(1)), 9)).isZero();
    assertThat(text(one)).containsExactly("second");
  }

  @Test
  void ofEqualDatesOfChangeTheLaterReadingWins() {
    save(note(5, 1, "read later", NOON), 2);
    assertThat(save(note(5, 1, "read first", NOON), 1)).isZero();
    assertThat(save(note(5, 1, "read last", NOON), 3)).isEqualTo(1);
    assertThat(text(one)).containsExactly("read last");
  }

  @Test
  void unchangedOneCostsNoWrite() {
    save(note(5, 1, "same", NOON), 1);
    assertThat(save(note(5, 1, "same", NOON), 9)).isZero();
  }

  @Test
  void newestOfManyWritersAtOnceWins() {
    Race.run(10, i -> save(note(5, 1, "version " + i, NOON.plusSeconds(i)), i));
    assertThat(text(one)).containsExactly("version 9");
  }

  @Test
  @Tag("P19")
  void newestOfManyWritersAtOnceWinsAlsoBetweenTickets() {
    Race.run(10, i -> save(note(5, 1 + i % 2, "version " + i, NOON.plusSeconds(i)), i));
    assertThat(text(one)).isEmpty();
    assertThat(text(two)).containsExactly("version 9");
    assertThat(store().parentOf(ref, Entity.NOTE, 5)).contains(two);
    assertThat(store().count(ref, Entity.NOTE)).isEqualTo(1);
  }

  @Test
  @Tag("P13")
  void ofReadingsUnderTwoTicketsWithOneDateTheLaterWinsInEitherOrder() {
    save(note(5, 2, "after the merge", NOON), 2);
    assertThat(save(note(5, 1, "before the merge", NOON), 1)).isZero();
    save(note(6, 1, "before the merge", NOON), 1);
    assertThat(save(note(6, 2, "after the merge", NOON), 2)).isEqualTo(1);
    assertThat(text(one)).isEmpty();
    assertThat(text(two)).containsExactly("after the merge", "after the merge");
  }

  @Test
  void childThatMovedAndMovesBackIsThereOnce() {
    save(note(5, 1, "text", NOON), 1);
    save(note(5, 2, "text", NOON.plusSeconds(1)), 2);
    assertThat(save(note(5, 1, "text", NOON.plusSeconds(2)), 3)).isEqualTo(1);
    assertThat(text(one)).containsExactly("text");
    assertThat(text(two)).isEmpty();
  }

  @Test
  void thereIsNothingToMendOfWhatWasWrittenWhole() {
    save(note(5, 1, "text", NOON), 1);
    assertThat(store().mendChildren(ref, Entity.NOTE, List.of(one, two), List.of(5L, 77L)))
        .isEmpty();
    assertThat(text(one)).containsExactly("text");
  }

  @Test
  void childThatMovedLeavesItsOldPlace() {
    save(note(5, 1, "text", NOON), 1);
    assertThat(save(note(5, 2, "text", NOON.plusSeconds(1)), 2)).isEqualTo(1);
    assertThat(text(one)).isEmpty();
    assertThat(text(two)).containsExactly("text");
    assertThat(store().parentOf(ref, Entity.NOTE, 5)).contains(two);
  }

  @Test
  void childrenOfTicketsThatWeDoNotHoldAreSkipped() {
    assertThat(save(note(5, 99, "whose?", NOON), 1)).isZero();
    assertThat(store().parentOf(ref, Entity.NOTE, 5)).isEmpty();
  }

  @Test
  void noteAndTimeEntryOfOneIdAreTwoThings() {
    save(note(5, 1, "note", NOON), 1);
    save(time(5, 2), 1);
    assertThat(store().parentOf(ref, Entity.NOTE, 5)).contains(one);
    assertThat(store().parentOf(ref, Entity.TIME_ENTRY, 5)).contains(two);
    assertThat(store().removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2))).isTrue();
    assertThat(store().parentOf(ref, Entity.TIME_ENTRY, 5)).contains(two);
  }

  @Test
  void removedChildIsGoneAndRemovedOnce() {
    save(note(5, 1, "text", NOON), 1);
    assertThat(store().removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2))).isTrue();
    assertThat(store().removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2))).isFalse();
    assertThat(text(one)).isEmpty();
  }

  @Test
  @Tag("P25")
  void anotherTenantsChildrenAreOutOfReach() {
    ConnectionRef other = Samples.newRef();
    store().save(other, signal(1), Optional.empty());
    save(note(5, 1, "mine", NOON), 1);
    assertThat(store().parentOf(other, Entity.NOTE, 5)).isEmpty();
    assertThat(store().removeChild(other, Entity.NOTE, 5, NOON.minusSeconds(1))).isFalse();
    store().saveChildren(other, List.of(new Child(note(5, 1, "theirs", NOON), NOON)));
    assertThat(text(one)).containsExactly("mine");
  }

  @Test
  void manyAreWrittenAtOnce() {
    List<Child> many =
        LongStream.rangeClosed(1, 240)
            .mapToObj(id -> new Child(note(id, 1 + id % 2, "n" + id, NOON), NOON))
            .toList();
    List<PsaRecord> records = many.stream().map(Child::record).toList();
    assertThat(store().saveChildren(ref, many).records())
        .containsExactlyInAnyOrderElementsOf(records);
    assertThat(store().saveChildren(ref, many)).isEqualTo(new SavedChildren(List.of(), 0));
    assertThat(text(one)).hasSize(120);
    assertThat(text(two)).hasSize(120);
  }

  @Test
  void whatBelongsToATicketThatIsNotHeldIsSkippedAndCounted() {
    List<Child> both =
        List.of(
            new Child(note(1, 1, "ours", NOON), NOON), new Child(note(2, 77, "not", NOON), NOON));
    assertThat(store().saveChildren(ref, both))
        .isEqualTo(new SavedChildren(List.of(both.getFirst().record()), 1));
    assertThat(text(one)).containsExactly("ours");
  }

  private int save(PsaRecord record, long readAfter) {
    return store()
        .saveChildren(ref, List.of(new Child(record, NOON.plusSeconds(readAfter))))
        .written();
  }

  private List<String> text(TicketId ticket) {
    return store().story(ref, ticket).orElseThrow().notes().stream().map(Note::text).toList();
  }

  private static TimeEntry time(long id, long ticket) {
    Instant start = NOON.minusSeconds(900);
    return new TimeEntry(
        id,
        new TicketId(ticket),
        new MemberId(3),
        start,
        null,
        new BigDecimal("0.25"),
        "Swapped toner",
        "",
        NOON,
        NOON);
  }
}
