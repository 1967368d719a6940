package dev.signalbox.simulator.demo;

import dev.signalbox.json.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Texts for tickets that arrive while the simulator runs, one after the other. They are in no
/// other file of the demo and in no training data.
public final class Arrivals {

  /// @param source `email`, `phone`, `portal` or `monitoring`
  public record Arrival(String title, String description, String source) {}

  private static final List<Arrival> ALL =
      DemoFile.objects(DemoFile.object("arrivals.json"), "tickets").stream()
          .map(Arrivals::read)
          .toList();

  private final AtomicInteger next;

  public Arrivals(long seed) {
    this.next = new AtomicInteger(Dice.of(seed, "arrivals").between(0, ALL.size() - 1));
  }

  public static List<Arrival> all() {
    return ALL;
  }

  public Arrival next() {
    return ALL.get(Math.floorMod(next.getAndIncrement(), ALL.size()));
  }

  private static Arrival read(Json.Obj entry) {
    return new Arrival(
        entry.text("title").orElseThrow(),
        entry.text("description").orElseThrow(),
        entry.text("source").orElseThrow());
  }
}
