package dev.signalbox.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.core.signal.SignalStore.Saving;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How fast pages of a first sync are stored, printed for whoever compares.
@OnCloud
@Needs(AwsService.DYNAMODB)
@Tag("long")
@Tag("timed")
class FirstSyncSpeedTest {

  private static final int PAGE = 500;

  private final ConnectionRef ref = Samples.newRef();
  private final SignalStore store;

  FirstSyncSpeedTest(Cloud cloud) {
    store = new DynamoSignalStore(StateTable.on(cloud));
  }

  @Test
  void tenThousandTicketsAndNotesAreStoredInAMinuteOrTwo() {
    Duration tickets = time(20, this::savePage);
    Duration notes = time(20, this::saveNotes);
    Duration again = time(20, this::saveNotes);
    System.out.printf(
        "10,000 tickets %d ms, 10,000 notes %d ms, the same notes again %d ms%n",
        tickets.toMillis(), notes.toMillis(), again.toMillis());
    assertThat(tickets.plus(notes)).isLessThan(Duration.ofMinutes(3));
  }

  private static Duration time(int pages, IntConsumer page) {
    long start = System.nanoTime();
    for (int i = 0; i < pages; i++) {
      page.accept(i);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void savePage(int page) {
    List<Saving> savings =
        ids(page).mapToObj(id -> new Saving(Samples.signal(id), Optional.empty())).toList();
    assertThat(store.saveAll(ref, savings)).isEmpty();
  }

  private void saveNotes(int page) {
    var _ =
        store.saveChildren(
            ref,
            ids(page)
                .mapToObj(
                    id -> new Child(Samples.note(id, id, "text " + id, Samples.NOON), Samples.NOON))
                .toList());
  }

  private static LongStream ids(int page) {
    return LongStream.range((long) page * PAGE, (page + 1L) * PAGE);
  }
}
