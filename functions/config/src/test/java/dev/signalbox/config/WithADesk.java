package dev.signalbox.config;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import org.junit.jupiter.api.AfterEach;

/// A test of the console before a simulated Autotask, by an admin who is signed in.
abstract class WithADesk {

  final SimulatedDesk desk = new SimulatedDesk();
  final TestConsole console = desk.console;
  final Person admin = desk.admin(Samples.newTenant());

  @AfterEach
  void close() {
    desk.close();
  }

  final Connection onlyConnection() {
    return console.connections.list(admin.user().tenant()).getFirst();
  }

  final ConnectionRef onlyRef() {
    return onlyConnection().ref();
  }
}
