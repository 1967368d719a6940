package dev.signalbox.aws.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whether the deployment's key is there or not, it is asked for seldom.
class KeptKeyTest {

  private final ManualClock clock = new ManualClock(Samples.NOON);
  private boolean readable = true;
  private int reads;
  private final KeptKey key = new KeptKey(this::read, clock);

  private DeploymentKey read() {
    reads++;
    return new DeploymentKey(new byte[readable ? 64 : 8]);
  }

  @Test
  void keyIsReadOnce() {
    assertThat(key.get()).isEqualTo(key.get());
    assertThat(reads).isOne();
  }

  @Test
  void failureIsRememberedForAMomentAndThenTriedAgain() {
    readable = false;
    assertThatExceptionOfType(KeyUnreadable.class).isThrownBy(key::get);
    readable = true;
    assertThatExceptionOfType(KeyUnreadable.class).isThrownBy(key::get);
    assertThat(reads).isOne();

    clock.pass(Duration.ofSeconds(5));

    assertThat(key.bytes()).hasSize(64);
    assertThat(reads).isEqualTo(2);
  }
}
