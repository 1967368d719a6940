package dev.signalbox.simulator.control;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test of what a desk sends to a receiver that takes everything.
abstract class WithAReceiver {

  Desk desk;
  Receiver receiver;

  @BeforeEach
  void start() {
    desk = new Desk();
    receiver = new Receiver(_ -> 200);
  }

  @AfterEach
  void stop() {
    desk.close();
    receiver.close();
  }
}
