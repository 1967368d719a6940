package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;

/// A note is written in two requests, its record and then its locator. A writer that dies in
/// between leaves what the next reading, a comparison, a clear or a removal puts in order.
@OnCloud
@Needs(AwsService.DYNAMODB)
class HalfWrittenChildrenTest extends WithTwoTickets {

  HalfWrittenChildrenTest(Cloud cloud) {
    super(cloud);
  }

  /// The control of all others.
  @Test
  void aHalfWrittenNoteIsNoticed() {
    writeHalf(note(5, 1, "Hello", NOON), 1);
    assertThat(texts(ONE)).containsExactly("Hello");
    assertThat(store.parentOf(ref, Entity.NOTE, 5)).isEmpty();
    assertThat(store.count(ref, Entity.NOTE)).isZero();
    assertThat(whole.faults(5)).containsExactly("no locator of the record under 1");
  }

  @Test
  void theNextReadingFinishesIt() {
    writeHalf(note(5, 1, "Hello", NOON), 1);
    save(note(5, 1, "Hello", NOON), 2);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(store.parentOf(ref, Entity.NOTE, 5)).contains(ONE);
    assertThat(store.count(ref, Entity.NOTE)).isEqualTo(1);
    assertThat(texts(ONE)).containsExactly("Hello");
  }

  @Test
  void anOlderReadingFinishesItAndChangesNothing() {
    writeHalf(note(5, 1, "new", NOON.plusSeconds(9)), 9);
    assertThat(save(note(5, 1, "old", NOON), 1)).isZero();
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(ONE)).containsExactly("new");
  }

  @Test
  void aNewerReadingReplacesAndFinishesIt() {
    writeHalf(note(5, 1, "old", NOON), 1);
    assertThat(save(note(5, 1, "new", NOON.plusSeconds(1)), 2)).isEqualTo(1);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(ONE)).containsExactly("new");
  }

  @Test
  @Tag("REC-04")
  void aComparisonMakesItRemovable() {
    writeHalf(note(5, 1, "Deleted in the PSA meanwhile", NOON), 1);
    assertThat(mend(List.of(ONE, TWO), 5)).isEmpty();
    assertThat(whole.faults(5)).isEmpty();
    assertThat(store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2))).isTrue();
    assertThat(store.childIds(ref, Entity.NOTE, List.of(ONE))).isEmpty();
  }

  @Test
  @Tag("REC-04")
  void aComparisonRemovesItWhereItWasFoundGoneMeanwhile() {
    writeHalf(note(5, 1, "Deleted in the PSA meanwhile", NOON), 1);
    assertThat(store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2))).isFalse();
    assertThat(whole.faults(5)).containsExactly("no locator of the record under 1");
    assertThat(mend(List.of(ONE, TWO), 5)).containsExactly(5L);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(ONE)).isEmpty();
  }

  @Test
  void theNextReadingTakesItAwayWhereItWasFoundGoneMeanwhile() {
    writeHalf(note(5, 1, "Hello", NOON), 1);
    store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2));
    assertThat(save(note(5, 1, "Hello", NOON), 2)).isZero();
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(ONE)).isEmpty();
  }

  @Test
  void aComparisonFinishesItWhereItWasReadAfterItWasFoundGone() {
    store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2));
    putRecord(child(note(5, 1, "Back", NOON), 3));
    assertThat(save(note(5, 1, "before", NOON), 1)).isZero();
    assertThat(mend(List.of(ONE, TWO), 5)).isEmpty();
    assertThat(whole.faults(5)).isEmpty();
    assertThat(store.parentOf(ref, Entity.NOTE, 5)).contains(ONE);
    assertThat(texts(ONE)).containsExactly("Back");
  }

  @Test
  void aComparisonRemovesItWhereAnotherWriterPutItElsewhere() {
    writeHalf(note(5, 1, "before the merge", NOON), 1);
    save(note(5, 2, "after the merge", NOON.plusSeconds(1)), 2);
    assertThat(whole.faults(5)).containsExactly("a stray under 1");
    assertThat(store.childIds(ref, Entity.NOTE, List.of(ONE))).containsExactly(5L);
    assertThat(mend(List.of(ONE), 5)).containsExactly(5L);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(TWO)).containsExactly("after the merge");
  }

  @Test
  void twoTicketsThatAreComparedTogetherShowTheStray() {
    writeHalf(note(5, 1, "before the merge", NOON), 1);
    save(note(5, 2, "after the merge", NOON.plusSeconds(1)), 2);
    assertThat(store.childIds(ref, Entity.NOTE, List.of(ONE, TWO))).containsExactly(5L);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(ONE)).isEmpty();
    assertThat(texts(TWO)).containsExactly("after the merge");
  }

  @Test
  void theNextReadingTakesTheStrayAwayWhereItIsTheOlder() {
    writeHalf(note(5, 1, "before the merge", NOON), 1);
    save(note(5, 2, "after the merge", NOON.plusSeconds(1)), 2);
    save(note(5, 1, "before the merge", NOON), 1);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(TWO)).containsExactly("after the merge");
  }

  @Test
  void theNextReadingGoesOnFromTheStrayWhereItIsTheNewer() {
    save(note(5, 2, "before the merge", NOON), 1);
    putRecord(child(note(5, 1, "after", NOON.plusSeconds(1)), 2));
    save(note(5, 1, "after", NOON.plusSeconds(1)), 3);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(texts(ONE)).containsExactly("after");
    assertThat(texts(TWO)).isEmpty();
  }

  @Test
  @Tag("SYN-18")
  void aClearTakesItAlong() {
    writeHalf(note(5, 1, "Hello", NOON), 1);
    assertThat(store.clear(ref, 10)).isEqualTo(2);
    assertThat(whole.faults(5)).isEmpty();
    assertThat(table.sortKeys(Keys.ticket(ref, ONE), Keys.NOTE)).isEmpty();
  }

  @Test
  void aRemovedConnectionTakesItAlongAlsoOfATicketThatWasCleared() {
    store.clear(ref, 10);
    putRecord(child(note(5, 1, "late", NOON), 1));
    var holdings = new DynamoHoldings(table);
    while (holdings.removeSome(ref, 15) > 0) {
      // Page by page, as the job does.
    }
    assertThat(table.queryAll(Keys.ticket(ref, ONE), "")).isEmpty();
  }

  /// As it was written when the locator said how new a note is.
  @Test
  void aNoteWithoutAVersionIsOlderThanAnyReading() {
    save(note(5, 1, "long ago", NOON.plusSeconds(99)), 99);
    var old = new Fields().text("hash", null).text("readAt", null);
    table.write(Write.change(Keys.child(ref, ONE, Entity.NOTE, 5), old));
    assertThat(save(note(5, 1, "now", NOON), 1)).isEqualTo(1);
    assertThat(texts(ONE)).containsExactly("now");
    assertThat(whole.faults(5)).isEmpty();
  }

  /// Saves through a client that dies before it writes the locator.
  private void writeHalf(Note note, long readAfter) {
    var dying = storeWith(Moment.death(BatchExecuteStatementRequest.class, 2));
    assertThatThrownBy(() -> dying.saveChildren(ref, List.of(child(note, readAfter))))
        .isInstanceOf(Moment.Killed.class);
  }

  private void putRecord(Child child) {
    var placing = new ChildPlacing(ref, child, null, null, null, null);
    assertThat(table.insert(List.of(placing.record()))).isEmpty();
  }

  private Set<Long> mend(List<TicketId> tickets, long id) {
    return store.mendChildren(ref, Entity.NOTE, tickets, List.of(id));
  }
}
