package dev.signalbox.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How long changes take to get here, as it is noted.
class NoteSeenTest {

  private final ConnectionRef ref = Samples.newRef();
  private final ManualClock clock = new ManualClock(NOON);
  private final MemoryRunStore store = new MemoryRunStore();
  private final NoteSeen noting = new NoteSeen(store, clock, new Log("sync", _ -> {}));

  private Message hint(long ticket, Instant receivedAt) {
    return Message.first(
        new Task.Refresh(ref, Entity.TICKET, ticket, Action.UPDATE), "01JCAUSE", receivedAt);
  }

  private void change(long ticket, Instant changedAt, Instant hintedAt) {
    noting.note(
        ref,
        List.of(hint(ticket, hintedAt)),
        List.of(Samples.ticket(ticket, "Printer smokes", changedAt)));
  }

  private Seen tickets() {
    return store.seen(ref).getOrDefault(Entity.TICKET, Seen.NOTHING);
  }

  @Test
  void lagGoesFromTheChangeInThePsaToItsBeingStored() {
    change(7, NOON.minusSeconds(20), NOON.minusSeconds(5));

    assertThat(tickets())
        .isEqualTo(new Seen(NOON.minusSeconds(20), List.of(Duration.ofSeconds(20))));
  }

  @Test
  void recordThatNoHintNamedIsNotCounted() {
    noting.note(
        ref, List.of(hint(7, NOON)), List.of(Samples.ticket(8, "Another", NOON.minusSeconds(1))));

    assertThat(tickets()).isEqualTo(Seen.NOTHING);
  }

  @Test
  void changeThatMovedNoDateIsNotTakenForALateOne() {
    change(7, NOON.minus(Duration.ofDays(3)), NOON.minusSeconds(1));

    assertThat(tickets()).isEqualTo(Seen.NOTHING);
  }

  @Test
  void manyBatchesCostOneWriteAndLoseNothing() {
    change(1, NOON.minusSeconds(1), NOON);
    for (long ticket = 2; ticket <= 6; ticket++) {
      clock.pass(Duration.ofSeconds(1));
      change(ticket, clock.instant().minusSeconds(ticket), clock.instant());
    }
    assertThat(tickets().lags()).containsExactly(Duration.ofSeconds(1));

    clock.pass(Duration.ofSeconds(5));
    change(7, clock.instant().minusSeconds(7), clock.instant());

    assertThat(tickets().lags())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 7).mapToObj(Duration::ofSeconds).toList());
  }
}
