package dev.signalbox.core.signal;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.owed;
import static dev.signalbox.core.Samples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store of signals does with the judgement that is owed.
public abstract class OwedContract {

  protected abstract SignalStore store();

  private final ConnectionRef ref = Samples.newRef();
  private final ConnectionRef other = Samples.newRef();
  private final TicketId seven = new TicketId(7);

  @Test
  void owedIsWrittenWithItsSignalAndSettledOnce() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 1)));
    assertThat(store().owed(ref, seven)).containsExactly(owed(ref, 7, 1));
    List<Boolean> settled = Race.run(8, _ -> store().settle(owed(ref, 7, 1)));
    assertThat(settled).containsOnlyOnce(true);
    assertThat(store().owed(ref, seven)).isEmpty();
  }

  @Test
  void olderEntryDoesNotSettleANewerOne() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 1)));
    store().save(ref, signal(7).withRevision(1), Optional.of(owed(ref, 7, 2)));
    assertThat(store().settle(owed(ref, 7, 1))).isFalse();
    assertThat(store().owed(ref, seven)).containsExactly(owed(ref, 7, 2));
  }

  @Test
  void overdueOnesAreFoundAnywhereOldestFirst() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 1)));
    store().save(other, signal(8), Optional.of(owed(other, 8, 1).sentAgain(later(30))));
    assertThat(overdue(later(119))).containsExactly(owed(other, 8, 1).sentAgain(later(30)));
    assertThat(overdue(later(120)))
        .containsExactly(owed(other, 8, 1).sentAgain(later(30)), owed(ref, 7, 1));
    assertThat(store().overdue(later(120), 1)).hasSize(1);
  }

  @Test
  void deferringCountsAndMovesTheTime() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 1)));
    Race.run(8, _ -> store().defer(owed(ref, 7, 1), later(600)));
    assertThat(store().owed(ref, seven)).containsExactly(owed(ref, 7, 1).sentAgain(later(600)));
    assertThat(overdue(later(599))).isEmpty();
    assertThat(overdue(later(600))).hasSize(1);
  }

  @Test
  void paidOrReplacedOneIsNotDeferred() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 2)));
    assertThat(store().defer(owed(ref, 7, 1), later(600))).isFalse();
    assertThat(store().defer(owed(ref, 8, 1), later(600))).isFalse();
  }

  @Test
  void givenUpOneIsShownButNotOverdue() {
    store().save(ref, signal(7), Optional.of(owed(ref, 7, 1)));
    Owed last = owed(ref, 7, 1);
    while (!last.givenUp()) {
      assertThat(store().defer(last, later(1))).isTrue();
      last = last.sentAgain(later(1));
    }
    assertThat(store().owed(ref, seven)).containsExactly(last);
    assertThat(overdue(later(100_000))).isEmpty();
  }

  private List<Owed> overdue(Instant now) {
    return store().overdue(now, 1_000).stream()
        .filter(owed -> owed.ref().equals(ref) || owed.ref().equals(other))
        .toList();
  }

  private static Instant later(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
