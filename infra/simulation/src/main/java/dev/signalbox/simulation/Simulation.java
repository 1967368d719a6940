package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One simulation: connections are made and a storm begins; when it is over, the product has a
/// quarter of an hour to be right again.
public final class Simulation {

  /// What came of a seed.
  ///
  /// @param trace a number for everything that happened
  /// @param refused deliveries that somebody else made up
  /// @param broken the first invariant that did not hold
  /// @param last the last events before that
  public record Result(
      long seed,
      String trace,
      long events,
      long calls,
      int mostCallsInAnHour,
      long deliveries,
      long refused,
      int verdicts,
      Duration simulated,
      Optional<Broken> broken,
      List<String> last) {}

  static final String EXPECTED = "nothing fails in a way that nobody expects";

  private static final Instant EPOCH = Instant.parse("2026-06-01T06:00:00Z");
  private static final Duration TO_DRAIN = Duration.ofMinutes(15);

  /// With few calls, what the storm left waits for the hours after it.
  private static final Duration TO_CATCH_UP = Duration.ofMinutes(150);

  /// Also how long it takes until poison is dead and what is owed has come round.
  private static final Duration TO_COMPARE = Duration.ofMinutes(40);

  private static final int SHOWN = 120;
  private static final TemplatePlan TEMPLATE = TemplatePlan.read();

  private final long seed;
  private final Size size;
  private final Sabotage sabotage;
  private final Timeline timeline;
  private final Trace trace;
  private @Nullable Deployment deployment;

  private Simulation(long seed, Size size, Sabotage sabotage) {
    this.seed = seed;
    this.size = size;
    this.sabotage = sabotage;
    Dice dice = new Dice(seed).of("start");
    this.timeline = new Timeline(EPOCH.plus(dice.between(Duration.ZERO, Duration.ofDays(2))));
    this.trace = new Trace(timeline);
  }

  public static Result run(long seed, Size size, Sabotage sabotage) {
    Simulation simulation = new Simulation(seed, size, sabotage);
    try (Timeline _ = simulation.timeline) {
      return simulation.run();
    }
  }

  private Result run() {
    Instant began = timeline.now();
    try {
      live();
      return result(began, Optional.empty());
    } catch (Broken broken) {
      return result(began, Optional.of(broken));
    } catch (RuntimeException fault) {
      return result(began, Optional.of(new Broken(EXPECTED, fault)));
    }
  }

  private void live() {
    Deployment product = new Deployment(seed, timeline, trace, size, sabotage, TEMPLATE);
    deployment = product;
    Dice dice = new Dice(seed).of("incidents");
    Incidents incidents = new Incidents(product, dice, size);
    Instant stormEnds = timeline.now().plus(dice.between(size.shortest(), size.longest()));
    incidents.begin();
    timeline.runUntil(stormEnds);
    incidents.end();
    Ending ending = new Ending(product);
    Instant night = stormEnds.plus(product.tight ? TO_CATCH_UP : TO_DRAIN);
    timeline.runUntil(night);
    ending.queuesAreDrained(stormEnds);
    compare(product, Comparison.Depth.CHANGES);
    incidents.night();
    timeline.runUntil(night.plus(TO_COMPARE));
    ending.queuesAreDrained(night);
    ending.runsHaveEnded(stormEnds);
    ending.onlyPoisonIsDead(incidents.poisons());
    ending.debtsArePaid();
    if (!incidents.rulesChanged()) {
      new Newcomers(product).areJudged();
    }
    compare(product, Comparison.Depth.WHOLE);
    OwnHooks hooks = new OwnHooks(product.stores.settings);
    product.admins.forEach(admin -> hooks.areThereOnce(admin.ref().orElseThrow(), admin.psa()));
  }

  private static void compare(Deployment product, Comparison.Depth depth) {
    for (Admin admin : product.admins) {
      ConnectionRef ref =
          admin.ref().orElseThrow(() -> new Broken("every admin gets connected", "no"));
      new Comparison(product.stores, ref, admin.psa(), admin.rulesSince(), depth).compare();
    }
  }

  private Result result(Instant began, Optional<Broken> broken) {
    Deployment product = deployment;
    return new Result(
        seed,
        trace.hash(),
        trace.events(),
        product == null ? 0 : product.calls.made(),
        product == null ? 0 : product.calls.mostInAnHour(),
        product == null ? 0 : product.reception.accepted(),
        product == null ? 0 : product.reception.refused(),
        product == null ? 0 : product.watch.verdicts(),
        Duration.between(began, timeline.now()),
        broken,
        trace.last(SHOWN));
  }
}
