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
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
  }

  private static final int STEPS = Step.values().length;

  private PriorityMatrix() {}

  public static Step step(Level impact, Level urgency) {
    return switch (impact.weight() + urgency.weight()) {
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
            .sorted(Comparator.comparingInt(PickValue::sortOrder).thenComparingLong(PickValue::id))
            .toList();
    return live.stream()
        .filter(priority -> isNamed(priority, step))
        .findFirst()
        .or(() -> byPlace(step, live));
  }

  private static boolean isNamed(PickValue priority, Step step) {
    String label = priority.label().toLowerCase(Locale.ROOT).strip();
    return names(step).stream()
        .anyMatch(name -> label.equals(name) || label.startsWith(name + " "));
  }

  private static List<String> names(Step step) {
    return switch (step) {
      case CRITICAL -> List.of("critical", "urgent", "emergency", "p1", "prio 1", "priority 1");
      case HIGH -> List.of("high", "p2", "prio 2", "priority 2");
      case MEDIUM -> List.of("medium", "normal", "moderate", "p3", "prio 3", "priority 3");
      case LOW -> List.of("low", "minor", "p4", "prio 4", "priority 4");
    };
  }

  private static Optional<PickValue> byPlace(Step step, List<PickValue> live) {
    if (live.isEmpty()) {
      return Optional.empty();
    }
    int place = List.of(Step.values()).indexOf(step);
    return Optional.of(live.get(Math.round((float) place * (live.size() - 1) / (STEPS - 1))));
  }
}
