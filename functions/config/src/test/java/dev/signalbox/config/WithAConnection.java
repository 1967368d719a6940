package dev.signalbox.config;

import dev.signalbox.core.connection.ConnectionRef;

/// A test of a connection to a simulated Autotask, with nothing set up yet.
abstract class WithAConnection extends WithADesk {

  final String path = desk.connect(admin, "Main");
  final ConnectionRef ref = onlyRef();
}
