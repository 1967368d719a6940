package dev.signalbox.core.task;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.settings.Versioned;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of waiting hints does.
public abstract class GatheringStoreContract {

  protected abstract GatheringStore store();

  private final ConnectionRef ref = Samples.newRef();

  private Message hint(long id) {
    return Message.first(
        new Task.Refresh(ref, Entity.TICKET, id, Action.UPDATE),
        "cause-" + id,
        NOON.plusMillis(123));
  }

  @Test
  void nothingWaitsAtFirst() {
    assertThat(store().gathering(ref)).isEqualTo(new Versioned<>(Gathering.NONE, 0));
  }

  @Test
  void whatIsSavedIsFound() {
    Gathering gathering =
        Gathering.NONE.taken(NOON).with(List.of(hint(1), hint(2))).withDone(List.of(hint(3)));

    assertThat(store().saveGathering(ref, gathering, 0)).isTrue();

    assertThat(store().gathering(ref)).isEqualTo(new Versioned<>(gathering, 1));
    assertThat(store().gathering(Samples.newRef()).version()).isZero();
  }

  @Test
  void whoeverReadBeforeAnotherSavedIsTold() {
    assertThat(store().saveGathering(ref, Gathering.NONE.taken(NOON), 0)).isTrue();

    assertThat(store().saveGathering(ref, Gathering.NONE.with(List.of(hint(1))), 0)).isFalse();
    assertThat(store().gathering(ref).value().waiting()).isEmpty();
    assertThat(store().saveGathering(ref, Gathering.NONE.with(List.of(hint(1))), 1)).isTrue();
    assertThat(store().gathering(ref).value().waiting()).containsExactly(hint(1));
  }

  @Test
  void ofSeveralAtTheSameTimeOneSaves() {
    List<Boolean> saved =
        Race.run(4, i -> store().saveGathering(ref, Gathering.NONE.with(List.of(hint(i))), 0));

    assertThat(saved).containsOnlyOnce(true);
  }
}
