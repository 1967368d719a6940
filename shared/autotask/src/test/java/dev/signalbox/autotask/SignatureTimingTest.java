package dev.signalbox.autotask;

import static dev.signalbox.autotask.Signed.GUID;
import static dev.signalbox.autotask.Signed.KEY;
import static dev.signalbox.autotask.Signed.headers;
import static dev.signalbox.autotask.Signed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.WebhookReader;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long a refusal takes tells nothing: Welch's t between two classes of deliveries, measured
/// interleaved in random order with the slowest tenth cut off.
@Tag("long")
@Tag("timed")
@Tag("P6")
class SignatureTimingTest {

  private static final long SEED = Long.getLong("seed", 20261122L);
  private static final int PER_CLASS = 200_000;
  private static final double KEPT = 0.9;
  private static final byte[] BODY =
      utf8("{\"Action\":\"Update\",\"Guid\":\"" + GUID + "\",\"EntityType\":\"Ticket\",\"Id\":1}");

  private final WebhookReader reader = Autotask.webhooks();
  private static volatile int sink;

  private static String wrongAt(int index) {
    byte[] tag = Signed.mac("HmacSHA1", utf8(KEY), BODY);
    tag[index] ^= 0x55;
    return "sha1=" + Base64.getEncoder().encodeToString(tag);
  }

  @Test
  void placeOfTheFirstWrongByteDoesNotShow() {
    var first = headers(wrongAt(0));
    var last = headers(wrongAt(19));
    assertQuiet(
        side -> sink = reader.read(side == 0 ? first : last, BODY, List.of(KEY), GUID).hashCode());
  }

  @Test
  void unknownHookTakesAsLongAsAKnownOne() {
    var wrong = headers(wrongAt(7));
    List<String> known = List.of(KEY);
    List<String> unknown = List.of();
    assertQuiet(
        side -> sink = reader.read(wrong, BODY, side == 0 ? known : unknown, GUID).hashCode());
  }

  /// The negative control: a comparison that stops at the first difference shows.
  @Test
  void comparisonThatStopsEarlyIsCaught() {
    byte[] right = new byte[4096];
    byte[] early = right.clone();
    early[0] = 1;
    byte[] late = right.clone();
    late[late.length - 1] = 1;
    assertThat(Math.abs(welch(side -> sink = Arrays.mismatch(right, side == 0 ? early : late))))
        .isGreaterThan(10);
    assertThat(
            Math.abs(
                welch(
                    side -> sink = MessageDigest.isEqual(right, side == 0 ? early : late) ? 1 : 0)))
        .isLessThan(10);
  }

  private static void assertQuiet(IntConsumer work) {
    for (int run = 1; run <= 3; run++) {
      double t = welch(work);
      System.out.printf("seed %d, run %d: t = %.2f%n", SEED, run, t);
      assertThat(Math.abs(t)).as("run %d", run).isLessThan(4.5);
    }
  }

  private static double welch(IntConsumer work) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 50_000; i++) {
      work.accept(i & 1);
    }
    long[][] times = new long[2][PER_CLASS];
    int[] made = new int[2];
    while (made[0] + made[1] < 2 * PER_CLASS) {
      int side = random.nextInt(2);
      if (made[side] == PER_CLASS) {
        side = 1 - side;
      }
      long start = System.nanoTime();
      work.accept(side);
      times[side][made[side]++] = System.nanoTime() - start;
    }
    return t(cut(times));
  }

  /// Both classes are cut at the same time, or the cut itself would make a difference.
  private static double[][] cut(long[][] times) {
    long[] all =
        java.util.stream.LongStream.concat(Arrays.stream(times[0]), Arrays.stream(times[1]))
            .sorted()
            .toArray();
    long limit = all[(int) (all.length * KEPT)];
    double[][] kept = new double[2][];
    for (int side = 0; side < 2; side++) {
      kept[side] =
          Arrays.stream(times[side]).filter(time -> time <= limit).asDoubleStream().toArray();
    }
    return kept;
  }

  private static double t(double[][] kept) {
    double[] mean = new double[2];
    double[] error = new double[2];
    for (int side = 0; side < 2; side++) {
      double average = Arrays.stream(kept[side]).average().orElseThrow();
      double squares = Arrays.stream(kept[side]).map(x -> (x - average) * (x - average)).sum();
      mean[side] = average;
      error[side] = squares / (kept[side].length - 1) / kept[side].length;
    }
    System.out.printf("means %.1f and %.1f ns%n", mean[0], mean[1]);
    return (mean[0] - mean[1]) / Math.sqrt(error[0] + error[1]);
  }
}
