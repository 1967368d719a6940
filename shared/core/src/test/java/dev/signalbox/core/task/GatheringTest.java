package dev.signalbox.core.task;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private final ConnectionRef ref = Samples.newRef();

  private Message hint(long id, Instant receivedAt) {
    return Message.first(
        new Task.Refresh(ref, Entity.TICKET, id, Action.UPDATE), "cause-" + id, receivedAt);
  }

  private List<Message> hints(int many, Instant receivedAt) {
    return LongStream.rangeClosed(1, many).mapToObj(id -> hint(id, receivedAt)).toList();
  }

  @Test
  void whatPeopleDoOneAfterTheOtherIsReadAsItComesAndThenATurnComesEveryFewSeconds() {
    Gathering gathering = Gathering.NONE;
    int read = 0;
    for (int second = 0; second < 60; second++) {
      Instant now = NOON.plusSeconds(second);
      if (gathering.reads(hints(1, now), now)) {
        gathering = gathering.taken(now);
        read++;
        assertThat(second < 3 || second % Gathering.EVERY.toSeconds() == 0).isTrue();
      }
    }

    assertThat(read).isEqualTo(14);
  }

  @Test
  void noHintWaitsLongerThanATurnTakes() {
    Gathering gathering = Gathering.NONE;
    for (int i = 0; i < 20; i++) {
      gathering = gathering.taken(NOON);
    }

    assertThat(gathering.turnAt()).isEqualTo(NOON.plus(Gathering.EVERY));
  }

  @Test
  void severalHintsAreWorthACallAtAnyTime() {
    Gathering busy = Gathering.NONE.taken(NOON).taken(NOON).taken(NOON);

    assertThat(busy.reads(hints(Gathering.ENOUGH - 1, NOON), NOON)).isFalse();
    assertThat(busy.reads(hints(Gathering.ENOUGH, NOON), NOON)).isTrue();
  }

  @Test
  void hintThatWaitedLongIsReadWithoutATurn() {
    Instant later = NOON.plus(Gathering.LONGEST);
    Gathering busy = Gathering.NONE.taken(later).taken(later).taken(later);

    assertThat(busy.reads(List.of(hint(1, NOON.plusMillis(1))), later)).isFalse();
    assertThat(busy.reads(List.of(hint(1, NOON)), later)).isTrue();
  }

  @Test
  void whoeverTakesATurnGetsAllThatWaitBesideTheOwn() {
    Message own = hint(1, NOON);
    Message other = hint(2, NOON);
    Gathering gathering = Gathering.NONE.with(List.of(own)).with(List.of(other, own));

    assertThat(gathering.beside(List.of(own.again(NOON.plusSeconds(5))))).containsExactly(other);
    assertThat(gathering.taken(NOON).waiting()).isEmpty();
  }

  @Test
  void whatWasReadForAnotherIsNotOpenHoweverOftenItWasSentAgain() {
    Gathering gathering = Gathering.NONE.withDone(List.of(hint(1, NOON)));

    assertThat(gathering.open(List.of(hint(1, NOON).again(NOON.plusSeconds(9)), hint(2, NOON))))
        .containsExactly(hint(2, NOON));
    assertThat(gathering.open(List.of(hint(1, NOON.plusMillis(1))))).hasSize(1);
  }

  @Test
  void listsStaySmall() {
    Gathering gathering =
        Gathering.NONE.with(hints(1_000, NOON)).withDone(hints(1_000, NOON)).taken(NOON);

    assertThat(gathering.done()).hasSizeLessThanOrEqualTo(100);
    assertThat(Gathering.NONE.with(hints(1_000, NOON)).waiting()).hasSizeLessThanOrEqualTo(100);
    assertThat(gathering.taken(NOON.plusSeconds(60)).done()).isEmpty();
  }
}
