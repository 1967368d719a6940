package dev.signalbox.embedded;

import java.util.List;

/// An invented ticket of `tickets.tsv` with its labels.
record Lesson(String topic, String kind, String impact, String urgency, String text) {

  static List<Lesson> all() {
    return Resource.rows("tickets.tsv", 5).stream()
        .map(row -> new Lesson(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  /// As a ticket without title.
  TicketText ticket() {
    return TicketText.of("", text);
  }
}
