package dev.signalbox.core.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How long changes take to get here.
class SeenTest {

  private static Seen of(long... seconds) {
    Seen seen = Seen.NOTHING;
    for (long lag : seconds) {
      seen = seen.plus(NOON, NOON.plusSeconds(lag));
    }
    return seen;
  }

  @Test
  void percentileIsALagThatWasSeen() {
    Seen hundred = of(LongStream.rangeClosed(1, 100).toArray());

    assertThat(hundred.percentile(50)).contains(Duration.ofSeconds(50));
    assertThat(hundred.percentile(95)).contains(Duration.ofSeconds(95));
    assertThat(of(3).percentile(95)).contains(Duration.ofSeconds(3));
    assertThat(of(9, 1, 5).percentile(50)).contains(Duration.ofSeconds(5));
    assertThat(Seen.NOTHING.percentile(50)).isEmpty();
  }

  @Test
  void onlyTheLatestAreKept() {
    Seen many = of(LongStream.rangeClosed(1, 250).toArray());

    assertThat(many.lags()).hasSize(Seen.KEPT);
    assertThat(many.lags().getFirst()).isEqualTo(Duration.ofSeconds(151));
  }

  @Test
  void clockBehindThePsasMakesNoLagNegative() {
    assertThat(of(-4).lags()).containsExactly(Duration.ZERO);
  }

  @Test
  void latestIsThatOfTheLatestChangeInWhateverOrder() {
    Seen seen = Seen.NOTHING.plus(NOON.plusSeconds(60), NOON.plusSeconds(61)).plus(NOON, NOON);

    assertThat(seen.latest()).isEqualTo(NOON.plusSeconds(60));
  }
}
