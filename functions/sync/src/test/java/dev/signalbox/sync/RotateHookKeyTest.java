package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A new key for webhooks, from the order to its use.
class RotateHookKeyTest {

  private WorkedOffice worked;

  @BeforeEach
  void open() {
    worked = new WorkedOffice(new DemoPlan(3, 5, 2, 1.0, 0.5, 0.5));
    worked.provision();
  }

  @AfterEach
  void close() {
    worked.close();
  }

  private PsaSecret secret() {
    return worked.office.secrets.find(Office.REF).orElseThrow();
  }

  private String keyInPsa() {
    return worked.hook(Entity.TICKET).text("secretKey").orElseThrow();
  }

  private List<String> live() {
    return secret().liveHookSecrets(worked.office.clock.instant());
  }

  private void rotate() {
    worked.work(new Task.RotateHookSecret(Office.REF));
  }

  @Test
  @Tag("P10")
  void theNewKeyIsAcceptedFirstAndUsedOnceEveryReceiverKnowsIt() {
    String before = keyInPsa();

    rotate();

    assertThat(live()).hasSize(2).contains(before);
    assertThat(keyInPsa()).isEqualTo(before);
    worked.pass(RotateHookKey.KNOWN_EVERYWHERE.minusMinutes(1));
    assertThat(keyInPsa()).isEqualTo(before);

    worked.pass(Duration.ofMinutes(1));

    assertThat(keyInPsa()).isEqualTo(secret().hookSecret()).isNotEqualTo(before);
    worked.office.clock.advance(PsaSecret.OVERLAP);
    assertThat(live()).containsExactly(keyInPsa());
  }

  @Test
  @Tag("P10")
  void hookThatIsMendedWhileTheKeyChangesSignsWithTheOneBefore() {
    String before = keyInPsa();
    rotate();
    worked.switchOff(Entity.TICKET);

    worked.check(HookDoubt.BAD_SIGNATURE);

    assertThat(worked.isActive(Entity.TICKET)).isTrue();
    assertThat(keyInPsa()).isEqualTo(before);
    worked.pass(RotateHookKey.KNOWN_EVERYWHERE);
    assertThat(keyInPsa()).isEqualTo(secret().hookSecret()).isNotEqualTo(before);
  }

  @Test
  @Tag("P10")
  void anOrderThatComesTwiceChangesTheKeyOnce() {
    rotate();
    PsaSecret once = secret();

    rotate();
    worked.pass(Duration.ofMinutes(10));
    rotate();

    assertThat(secret()).isEqualTo(once);
  }

  @Test
  void aKeyWhoseUseWasLostIsUsedByTheNextCheck() {
    String before = keyInPsa();
    rotate();
    worked.forgetWhatWaits();

    worked.pass(Duration.ofMinutes(10));

    assertThat(keyInPsa()).isEqualTo(secret().hookSecret()).isNotEqualTo(before);
  }
}
