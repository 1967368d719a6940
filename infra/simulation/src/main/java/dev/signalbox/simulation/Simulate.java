package dev.signalbox.simulation;

import java.time.Duration;

/// `make simulate SEEDS=n FROM=seed`: runs seeds one after the other, until one breaks an
/// invariant.
public final class Simulate {

  private static final int EACH = 10;

  private Simulate() {}

  public static void main(String[] arguments) {
    long from = Long.parseLong(arguments[0]);
    int seeds = Integer.parseInt(arguments[1]);
    Size size = arguments.length > 2 && arguments[2].equals("quick") ? Size.quick() : Size.whole();
    long began = System.nanoTime();
    for (int done = 0; done < seeds; done++) {
      Simulation.Result result = Simulation.run(from + done, size, Sabotage.NONE);
      if (result.broken().isPresent()) {
        report(result);
        System.exit(1);
      }
      if ((done + 1) % EACH == 0 || done + 1 == seeds) {
        progress(result, done + 1, Duration.ofNanos(System.nanoTime() - began));
      }
    }
    System.out.println("All invariants held.");
  }

  private static void progress(Simulation.Result result, int done, Duration took) {
    System.out.printf(
        "%d seeds in %.1f s; seed %d: %d h, %d events, %d PSA calls, %d deliveries, %d verdicts,"
            + " trace %s%n",
        done,
        took.toMillis() / 1000.0,
        result.seed(),
        result.simulated().toHours(),
        result.events(),
        result.calls(),
        result.deliveries(),
        result.verdicts(),
        result.trace());
  }

  private static void report(Simulation.Result result) {
    result.last().forEach(System.out::println);
    System.out.println();
    System.out.println("Seed " + result.seed() + " breaks an invariant.");
    result.broken().ifPresent(broken -> broken.printStackTrace(System.out));
    System.out.println("Again: make simulate SEEDS=1 FROM=" + result.seed());
  }
}
