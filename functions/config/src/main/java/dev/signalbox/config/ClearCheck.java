package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.json.Json;

/// Clearing asks for the connection's name, and says what would go.
final class ClearCheck {

  private final SignalStore signals;

  ClearCheck(SignalStore signals) {
    this.signals = signals;
  }

  /// @throws Refusal unless `confirm` is the name of the connection, letter by letter
  void check(Connection connection, String confirm) {
    if (confirm.equals(connection.name())) {
      return;
    }
    long tickets = signals.count(connection.ref(), Entity.TICKET);
    long notes = signals.count(connection.ref(), Entity.NOTE);
    long times = signals.count(connection.ref(), Entity.TIME_ENTRY);
    throw new Refusal(
            ErrorType.CONFIRMATION_NEEDED,
            "This removes %d tickets, %d notes and %d time entries here and reads them anew; nothing is changed in the PSA. Verdicts and the history of writes stay. Send confirm with the name of the connection, \"%s\"."
                .formatted(tickets, notes, times, connection.name()))
        .with(
            "counts",
            Json.object()
                .put("tickets", tickets)
                .put("notes", notes)
                .put("timeEntries", times)
                .build())
        .with("confirm", Json.text(connection.name()));
  }
}
