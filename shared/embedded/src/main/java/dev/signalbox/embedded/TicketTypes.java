package dev.signalbox.embedded;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.TicketKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the PSA's ticket type for a kind by its name.
final class TicketTypes {

  private TicketTypes() {}

  static Opinion<Long> opinion(Opinion<TicketKind> kind, List<Choice> types) {
    return switch (kind) {
      case Opinion.Withheld<TicketKind>(String because) -> new Opinion.Withheld<>(because);
      case Opinion.Given<TicketKind> given ->
          find(given.value(), types)
              .<Opinion<Long>>map(
                  type -> new Opinion.Given<>(type, given.confidence(), given.evidence()))
              .orElseGet(() ->
                  new Opinion.Withheld<>(
                      "The PSA has no active ticket type for " + given.value().word() + "."));
    };
  }

  private static Optional<Long> find(TicketKind kind, List<Choice> types) {
    List<String> names =
        switch (kind) {
          case INCIDENT -> List.of("incident", "störung", "issue");
          case REQUEST -> List.of("service request", "request", "anfrage");
          case PROBLEM -> List.of("problem");
          case CHANGE -> List.of("change request", "change", "änderung");
          case ALERT -> List.of("alert", "alarm", "monitoring");
          case NOISE -> List.of("noise", "spam");
        };
    return names.stream()
        .flatMap(name -> types.stream().filter(type -> isNamed(type, name)))
        .map(Choice::id)
        .findFirst();
  }

  private static boolean isNamed(Choice type, String name) {
    String label = type.label().toLowerCase(Locale.ROOT).strip();
    return label.equals(name) || label.startsWith(name + " ");
  }
}
