package dev.signalbox.aws.dynamo;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;

/// Somebody else writes while a note is being written: before its record, or between that and its
/// locator. See [HalfWrittenChildrenTest] for the control of what is asserted here.
@OnCloud
@Needs(AwsService.DYNAMODB)
class RacingChildrenTest extends WithTwoTickets {

  RacingChildrenTest(Cloud cloud) {
    super(cloud);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("P19")
  void aNewerReadingMeanwhileStays(int moment) {
    save(moment, note(5, 1, "old", NOON), () -> save(note(5, 1, "new", NOON.plusSeconds(1)), 2));
    assertThat(texts(ONE)).containsExactly("new");
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("P19")
  void anOlderReadingMeanwhileIsReplaced(int moment) {
    save(moment, note(5, 1, "new", NOON), () -> save(note(5, 1, "old", NOON.minusSeconds(1)), 0));
    assertThat(texts(ONE)).containsExactly("new");
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("P13")
  void ofOneDateTheLaterReadingMeanwhileStays(int moment) {
    save(moment, note(5, 1, "first", NOON), () -> save(note(5, 1, "second", NOON), 2));
    assertThat(texts(ONE)).containsExactly("second");
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aNewerReadingUnderAnotherTicketMeanwhileStays(int moment) {
    save(moment, note(5, 1, "old", NOON), () -> save(note(5, 2, "new", NOON.plusSeconds(1)), 2));
    assertThat(texts(ONE)).isEmpty();
    assertThat(texts(TWO)).containsExactly("new");
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anOlderReadingUnderAnotherTicketMeanwhileGivesWay(int moment) {
    save(moment, note(5, 1, "new", NOON), () -> save(note(5, 2, "old", NOON.minusSeconds(1)), 0));
    assertThat(texts(ONE)).containsExactly("new");
    assertThat(texts(TWO)).isEmpty();
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatWasPutAndRemovedMeanwhileIsHeldOnceOrNotAtAll(int moment) {
    save(
        moment,
        note(5, 1, "late", NOON),
        () -> {
          save(note(5, 1, "other", NOON), 2);
          store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2));
        });
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("P19")
  void whatIsFoundGoneMeanwhileDoesNotStay(int moment) {
    int written =
        save(
            moment,
            note(5, 1, "late", NOON),
            () -> store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(2)));
    assertThat(written).isZero();
    assertThat(texts(ONE)).isEmpty();
    assertThat(store.count(ref, Entity.NOTE)).isZero();
    assertThat(whole.faults(5)).isEmpty();
  }

  /// The locator is read before the removal, the record after it.
  @Test
  @Tag("P19")
  void whatIsFoundGoneWhileItIsLookedForDoesNotStay() {
    save(note(5, 1, "before", NOON), 1);
    var racing =
        storeWith(
            new LateItem(
                Keys.child(ref, ONE, Entity.NOTE, 5),
                () -> store.removeChild(ref, Entity.NOTE, 5, NOON.plusSeconds(9))));
    int written =
        racing
            .saveChildren(ref, List.of(child(note(5, 1, "late", NOON.plusSeconds(2)), 2)))
            .written();
    assertThat(written).isZero();
    assertThat(texts(ONE)).isEmpty();
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("P19")
  void whatWasReadAfterThePsaWasAskedStays(int moment) {
    int written =
        save(moment, note(5, 1, "there", NOON), () -> store.removeChild(ref, Entity.NOTE, 5, NOON));
    assertThat(written).isEqualTo(1);
    assertThat(texts(ONE)).containsExactly("there");
    assertThat(store.count(ref, Entity.NOTE)).isEqualTo(1);
    assertThat(expiring()).isEmpty();
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("SYN-18")
  void nothingStaysOfATicketThatIsClearedMeanwhile(int moment) {
    int written = save(moment, note(5, 1, "late", NOON), () -> store.clear(ref, 10));
    assertThat(written).isZero();
    assertThat(store.count(ref, Entity.NOTE)).isZero();
    assertThat(table.sortKeys(Keys.ticket(ref, ONE), Keys.NOTE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void nothingExpiresOfATicketThatIsReopenedMeanwhile(int moment) {
    saveSignal(1, SignalStatus.CLOSED, 1);
    save(moment, note(5, 1, "late", NOON), () -> saveSignal(1, SignalStatus.ACTIVE, 2));
    assertThat(expiring()).isEmpty();
    assertThat(whole.faults(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void allExpiresOfATicketThatIsClosedMeanwhile(int moment) {
    save(moment, note(5, 1, "late", NOON), () -> saveSignal(1, SignalStatus.CLOSED, 1));
    assertThat(expiring()).hasSize(2);
    assertThat(whole.faults(5)).isEmpty();
  }

  /// As when the answer to a request was lost and the request is made again.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatOneFindsToBeOnesOwnCountsAsWritten(int moment) {
    int written = save(moment, note(5, 1, "mine", NOON), () -> save(note(5, 1, "mine", NOON), 1));
    assertThat(written).isEqualTo(1);
    assertThat(whole.faults(5)).isEmpty();
  }

  /// Saves, and lets somebody do something before the first or the second request that puts items.
  private int save(int moment, Note note, Runnable meanwhile) {
    var racing = storeWith(new Moment(BatchExecuteStatementRequest.class, moment, meanwhile));
    return racing.saveChildren(ref, List.of(child(note, 1))).written();
  }

  private void saveSignal(long ticket, SignalStatus status, long revision) {
    Signal signal = Samples.signal(Samples.ticket(ticket), status).withRevision(revision);
    assertThat(store.save(ref, signal, Optional.empty())).isTrue();
  }

  /// The items of the note that expire.
  private List<Item> expiring() {
    return table
        .getAll(List.of(Keys.child(ref, ONE, Entity.NOTE, 5), Keys.locator(ref, Entity.NOTE, 5)))
        .values()
        .stream()
        .filter(item -> item.findNumber(Retention.EXPIRES_AT) != null)
        .toList();
  }
}
