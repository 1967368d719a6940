package dev.signalbox.core.account;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.account.Codes.Challenge;
import dev.signalbox.core.tenant.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every keeper of sign-in codes does.
public abstract class CodesContract {

  protected abstract Codes codes();

  private static final EmailAddress PAT = new EmailAddress("pat@desk.example");
  private static final Instant END = NOON.plus(Duration.ofMinutes(5));

  private final String name = "challenge-" + Samples.newTenant();
  private final Challenge fresh = new Challenge(name, PAT, null, 0, false, END);

  @Test
  void challengeIsFoundUntilItExpires() {
    codes().open(fresh);
    assertThat(codes().find(name, NOON)).contains(fresh);
    assertThat(codes().find(name, END)).isEmpty();
    assertThat(codes().find("unknown-" + name, NOON)).isEmpty();
  }

  @Test
  void hashOfTheCodeIsSetWhileTheChallengeIsOpen() {
    codes().open(fresh);
    assertThat(codes().setCode(name, "first", NOON)).isTrue();
    assertThat(codes().setCode(name, "second", NOON)).isTrue();
    assertThat(codes().find(name, NOON).orElseThrow().codeHash()).isEqualTo("second");
    assertThat(codes().setCode(name, "late", END)).isFalse();
    assertThat(codes().setCode("unknown-" + name, "hash", NOON)).isFalse();
    codes().use(name, NOON);
    assertThat(codes().setCode(name, "used", NOON)).isFalse();
  }

  @Test
  @Tag("P36")
  void triesAtTheSameTimeNeverExceedTheLimit() {
    codes().open(fresh);
    List<Optional<Challenge>> tries = Race.run(40, _ -> codes().countTry(name, 5, NOON));
    assertThat(tries).filteredOn(Optional::isPresent).hasSize(5);
    assertThat(codes().find(name, NOON).orElseThrow().tries()).isEqualTo(5);
  }

  @Test
  void tryAnswersTheChallengeAsCounted() {
    codes().open(fresh);
    codes().setCode(name, "hash", NOON);
    assertThat(codes().countTry(name, 5, NOON))
        .contains(new Challenge(name, PAT, "hash", 1, false, END));
  }

  @Test
  void expiredUnknownAndUsedChallengesTakeNoTry() {
    codes().open(fresh);
    assertThat(codes().countTry(name, 5, END)).isEmpty();
    assertThat(codes().countTry("unknown-" + name, 5, NOON)).isEmpty();
    assertThat(codes().use(name, NOON)).isTrue();
    assertThat(codes().countTry(name, 5, NOON)).isEmpty();
  }

  @Test
  void challengeIsUsedOnce() {
    codes().open(fresh);
    assertThat(Race.run(8, _ -> codes().use(name, NOON))).containsOnlyOnce(true);
    assertThat(codes().use("unknown-" + name, NOON)).isFalse();
  }

  @Test
  void eventsAtTheSameTimeNeverExceedTheLimit() {
    List<Boolean> within = Race.run(20, _ -> codes().countWithin(name, 5, NOON));
    assertThat(within.stream().filter(it -> it)).hasSize(5);
    assertThat(codes().countWithin("other-" + name, 5, NOON)).isTrue();
  }

  /// Half before and half after the hour's mark are still too many.
  @Test
  @Tag("P36")
  void eventsAreCountedInAnyHourNotByTheClock() {
    Instant before = NOON.minusSeconds(60);
    for (int i = 0; i < 5; i++) {
      assertThat(codes().countWithin(name, 5, before.plusSeconds(i))).isTrue();
    }
    assertThat(codes().countWithin(name, 5, NOON.plusSeconds(60))).isFalse();
    assertThat(codes().countWithin(name, 5, before.plusSeconds(3_599))).isFalse();
    assertThat(codes().countWithin(name, 5, before.plusSeconds(3_600))).isTrue();
    assertThat(codes().countWithin(name, 5, before.plusSeconds(3_600))).isFalse();
  }

  @Test
  void whatIsRefusedIsNotCounted() {
    assertThat(codes().countWithin(name, 1, NOON)).isTrue();
    assertThat(codes().countWithin(name, 1, NOON.plusSeconds(1_800))).isFalse();
    assertThat(codes().countWithin(name, 1, NOON.plusSeconds(3_600))).isTrue();
  }
}
