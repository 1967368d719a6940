package dev.signalbox.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.sync.BuryTicket.Burial;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A ticket that the PSA did not show, and that may have been read since. What tries for ever to
/// bury one that the store keeps has failed, too.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BuryTicketTest {

  private static final TicketId ONE = new TicketId(1);
  private static final Instant READ_AT = Samples.signal(1).readAt();

  private final ConnectionRef ref = Samples.newRef();
  private final MemorySignalStore signals = new MemorySignalStore();
  private final BuryTicket absent = new BuryTicket(signals);

  @BeforeEach
  void holdATicket() {
    signals.save(ref, Samples.signal(1), Optional.empty());
  }

  @Test
  @Tag("P19")
  void aTicketThatWasReadAfterThePsaWasAskedStays() {
    assertThat(absent.bury(ref, ONE, READ_AT.minusMillis(1))).isEqualTo(Burial.STANDS);
    assertThat(standing()).isEqualTo(Standing.IN_SCOPE);
  }

  @Test
  void aTicketThatWasReadBeforeIsATombstoneFromThenOn() {
    assertThat(absent.bury(ref, ONE, READ_AT.plusMillis(1))).isEqualTo(Burial.BURIED);
    assertThat(standing()).isEqualTo(Standing.GONE);
    assertThat(signals.find(ref, ONE).orElseThrow().readAt()).isEqualTo(READ_AT.plusMillis(1));
    assertThat(absent.bury(ref, ONE, READ_AT.plusMillis(2))).isEqualTo(Burial.STANDS);
  }

  @Test
  void aTicketThatIsNotHeldIsNotBuried() {
    assertThat(absent.bury(ref, new TicketId(2), NOON)).isEqualTo(Burial.NOT_HELD);
    assertThat(signals.find(ref, new TicketId(2))).isEmpty();
  }

  private Standing standing() {
    return signals.find(ref, ONE).orElseThrow().standing();
  }
}
