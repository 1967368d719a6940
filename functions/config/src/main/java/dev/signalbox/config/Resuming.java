package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.settings.HookRouting;

/// What follows when a connection begins or ceases to work.
final class Resuming {

  private final HookRouting routing;
  private final StartSync starting;
  private final HookTasks hooks;

  Resuming(HookRouting routing, StartSync starting, HookTasks hooks) {
    this.routing = routing;
    this.starting = starting;
    this.hooks = hooks;
  }

  /// Answers the connection as it is now.
  Connection follow(Connection before, Connection after) {
    if (!before.state().equals(after.state())) {
      routing.follow(after);
    }
    if (!before.state().works() && after.state().works()) {
      // What changed in the PSA while the connection stood still reached us by no webhook.
      starting.catchUp(after);
      hooks.check(after.ref());
    }
    return after;
  }
}
