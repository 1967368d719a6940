package dev.signalbox.aws;

import dev.signalbox.core.Ids;
import dev.signalbox.core.Pause;
import dev.signalbox.core.Randomness;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/// Time, chance and waiting as the machine gives them. The only place that asks for them;
/// everything else is handed these ports.
public final class Machine {

  private static final char[] BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_CHARACTERS = 10;
  private static final int RANDOM_CHARACTERS = 16;

  /// Made when it is first needed, and again after a snapshot was restored: Lambda reseeds it.
  private static final SecureRandom CHANCE = new SecureRandom();

  private Machine() {}

  public static InstantSource clock() {
    return Instant::now;
  }

  public static Randomness randomness() {
    return count -> {
      byte[] bytes = new byte[count];
      CHANCE.nextBytes(bytes);
      return bytes;
    };
  }

  public static Pause pause() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /// Ulids, in Crockford's base 32.
  public static Ids ids() {
    return () -> ulid(Instant.now().toEpochMilli());
  }

  private static String ulid(long millis) {
    StringBuilder ulid = new StringBuilder(TIME_CHARACTERS + RANDOM_CHARACTERS);
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      ulid.append(BASE32[(int) (millis >>> (5 * i)) & 31]);
    }
    byte[] random = new byte[RANDOM_CHARACTERS];
    CHANCE.nextBytes(random);
    for (byte one : random) {
      ulid.append(BASE32[one & 31]);
    }
    return ulid.toString();
  }
}
