package dev.signalbox.core.triage;

import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.triage.Severity.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks a priority up from impact and urgency, and finds the tenant's own name for it.
public final class PriorityMatrix {

  /// The four steps that the matrix gives, most severe first.
  public enum Step {
    CRITICAL("critical", "urgent", "emergency", "p1", "prio 1", "priority 1"),
    HIGH("high", "p2", "prio 2", "priority 2"),
    MEDIUM("medium", "normal", "moderate", "p3", "prio 3", "priority 3"),
    LOW("low", "minor", "p4", "prio 4", "priority 4");

    private final List<String> names;

    Step(String... names) {
      this.names = List.of(names);
    }
  }

  private PriorityMatrix() {}

  public static Step step(Level impact, Level urgency) {
    int weight = impact.ordinal() + urgency.ordinal();
    return switch (weight) {
      case 4 -> Step.CRITICAL;
      case 3 -> Step.HIGH;
      case 2 -> Step.MEDIUM;
      default -> Step.LOW;
    };
  }

  /// The tenant's live priority for a step: by name, else by its place in the PSA's own order. The
  /// number of a priority tells nothing about its severity. Empty when no priority is active.
  public static Optional<PickValue> find(Step step, List<PickValue> priorities) {
    List<PickValue> live =
        priorities.stream()
            .filter(PickValue::active)
            .sorted(Comparator.comparingInt(PickValue::sortOrder).thenComparing(PickValue::id))
            .toList();
    return live.stream()
        .filter(priority -> isNamed(priority, step))
        .findFirst()
        .or(() -> byPlace(step, live));
  }

  private static boolean isNamed(PickValue priority, Step step) {
    String label = priority.label().toLowerCase(Locale.ROOT).strip();
    return step.names.stream().anyMatch(name -> label.equals(name) || label.startsWith(name + " "));
  }

  private static Optional<PickValue> byPlace(Step step, List<PickValue> live) {
    if (live.isEmpty()) {
      return Optional.empty();
    }
    int last = live.size() - 1;
    return Optional.of(
        live.get(Math.round((float) step.ordinal() * last / (Step.values().length - 1))));
  }
}
