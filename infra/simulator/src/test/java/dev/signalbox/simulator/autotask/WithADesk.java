package dev.signalbox.simulator.autotask;

import org.junit.jupiter.api.AfterEach;

/// A test of conversations with a simulated Autotask.
abstract class WithADesk {

  final Desk desk = Desk.open();

  /// With an empty account.
  WithADesk() {}

  WithADesk(int tickets) {
    desk.tickets(tickets);
  }

  @AfterEach
  void close() {
    desk.close();
  }
}
