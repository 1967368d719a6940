package dev.signalbox.core.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of seen changes does.
public abstract class SeenStoreContract {

  protected abstract SeenStore store();

  private final ConnectionRef ref = Samples.newRef();

  private static Seen after(long seconds) {
    return Seen.NOTHING.plus(NOON, NOON.plusSeconds(seconds));
  }

  @Test
  void nothingIsSeenAtFirst() {
    assertThat(store().seen(ref)).isEmpty();
  }

  @Test
  void whatIsAddedJoinsWhatIsThere() {
    store().add(ref, Map.of(Entity.TICKET, after(1), Entity.NOTE, after(5)));
    Seen later = Seen.NOTHING.plus(NOON.plusSeconds(9), NOON.plusSeconds(12));
    store().add(ref, Map.of(Entity.TICKET, later));

    assertThat(store().seen(ref)).containsEntry(Entity.TICKET, after(1).plus(later));
    assertThat(store().seen(ref)).containsEntry(Entity.NOTE, after(5));
    assertThat(store().seen(Samples.newRef())).isEmpty();
  }

  @Test
  void lagsKeepTheirMilliseconds() {
    Seen seen = new Seen(NOON, List.of(Duration.ofMillis(1234)));
    store().add(ref, Map.of(Entity.CONTACT, seen));

    assertThat(store().seen(ref)).containsEntry(Entity.CONTACT, seen);
  }

  @Test
  void nothingIsLostWhenTwoAddAtTheSameTime() {
    Race.run(
        4,
        _ -> {
          store().add(ref, Map.of(Entity.TICKET, after(1)));
          return true;
        });

    assertThat(store().seen(ref).getOrDefault(Entity.TICKET, Seen.NOTHING).lags()).hasSize(4);
  }
}
