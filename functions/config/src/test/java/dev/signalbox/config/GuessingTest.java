package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An hour of guessing from a botnet.
class GuessingTest {

  private static final int ACCOUNTS = 1_000;
  private static final int GUESSES_PER_ACCOUNT = 100;
  private static final int GUESSES_PER_CODE = 10;

  private final TestConsole console = new TestConsole(new NoPsa());
  private final TenantId tenant = Samples.newTenant();

  /// Which challenges were tried how often, by account.
  private final Map<String, Map<String, Integer>> tried = new HashMap<>();

  @Test
  @Tag("P36")
  void hundredThousandGuessesOpenNothingAndKeepNobodyOut() {
    Random random = new Random(36);
    for (int account = 0; account < ACCOUNTS; account++) {
      console.person(tenant, Role.VIEWER, email(account));
    }
    String victims = CodeCalls.ask(console, email(0), "192.0.2.77");
    String victimsCode = console.mailedCode();
    int logins = 0;
    for (int account = 0; account < ACCOUNTS; account++) {
      logins += attack(account, random);
    }

    assertThat(logins).as("logins of seed 36").isZero();
    assertThat(mostTriesOfOneCode()).isLessThanOrEqualTo(5);
    assertThat(mostTriesOfOneAccount()).isLessThanOrEqualTo(25);
    assertThat(CodeCalls.enter(console, victims, victimsCode).status()).isEqualTo(200);
  }

  private static String email(int account) {
    return "user" + account + "@desk.example";
  }

  /// Asks for as many codes as it gets and guesses at each; answers how many guesses were right.
  private int attack(int account, Random random) {
    int right = 0;
    for (int round = 0; round < GUESSES_PER_ACCOUNT / GUESSES_PER_CODE; round++) {
      // Each account and round from another network, and all within the victim's five minutes.
      String ip = "10." + account / 250 + "." + account % 250 + "." + round;
      Answer asked = CodeCalls.askAnswer(console, email(account), ip);
      String challenge = asked.status() == 202 ? asked.text("challenge") : "none";
      if (asked.status() == 202) {
        console.mailedCode();
      }
      console.queue.take();
      for (int guess = 0; guess < GUESSES_PER_CODE; guess++) {
        String code = "%06d".formatted(random.nextInt(1_000_000));
        right += CodeCalls.enter(console, challenge, code).status() == 200 ? 1 : 0;
      }
      note(account, challenge);
    }
    return right;
  }

  private void note(int account, String challenge) {
    console
        .codes
        .find(challenge, console.clock.instant())
        .ifPresent(found ->
            tried
                .computeIfAbsent(email(account), _ -> new HashMap<>())
                .put(challenge, found.tries()));
  }

  private int mostTriesOfOneCode() {
    return tried.values().stream()
        .flatMap(codes -> codes.values().stream())
        .mapToInt(Integer::intValue)
        .max()
        .orElseThrow();
  }

  private int mostTriesOfOneAccount() {
    return tried.values().stream()
        .mapToInt(codes -> codes.values().stream().mapToInt(Integer::intValue).sum())
        .max()
        .orElseThrow();
  }

  /// Welch's t over the times of asking for known and for unknown addresses, interleaved.
  @Test
  @Tag("P36")
  @Tag("long")
  @Tag("timed")
  void knownAddressTakesAsLongAsAnUnknownOne() {
    for (int account = 0; account < ACCOUNTS; account++) {
      console.person(tenant, Role.VIEWER, email(account));
    }
    double[] known = new double[20_000];
    double[] unknown = new double[known.length];
    for (int i = -5_000; i < known.length; i++) {
      if (i % 1_000 == 0) {
        console.clock.advance(Duration.ofHours(1));
        console.queue.take();
      }
      int account = Math.floorMod(i, ACCOUNTS);
      double[] times = new double[2];
      // Which of the two comes first changes, or caches would tell them apart.
      for (int turn = 0; turn < 2; turn++) {
        int which = (i + turn) & 1;
        String email = which == 0 ? email(account) : "none" + account + "@desk.example";
        long began = System.nanoTime();
        CodeCalls.askAnswer(console, email, "10.0." + account / 250 + "." + account % 250);
        times[which] = System.nanoTime() - began;
      }
      if (i >= 0) {
        known[i] = times[0];
        unknown[i] = times[1];
      }
    }

    assertThat(Math.abs(Welch.t(Welch.trimmed(known), Welch.trimmed(unknown)))).isLessThan(4.5);
  }

  /// The negative control of the measure itself: two microseconds more are seen.
  @Test
  @Tag("P36")
  void smallDifferenceWouldBeSeen() {
    Random random = new Random(4);
    double[] known = random.doubles(20_000, 20_000, 30_000).toArray();
    double[] slower = random.doubles(20_000, 22_000, 32_000).toArray();

    assertThat(Math.abs(Welch.t(known, slower))).isGreaterThan(4.5);
  }
}
