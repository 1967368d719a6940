package dev.signalbox.core.settings;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.HookTokens;

/// Keeps what the receiver of webhooks knows of a connection in step with the connection.
public final class HookRouting {

  private final SettingsStore settings;
  private final HookRoutes routes;
  private final HookTokens tokens;

  public HookRouting(SettingsStore settings, HookRoutes routes, HookTokens tokens) {
    this.settings = settings;
    this.routes = routes;
    this.tokens = tokens;
  }

  /// Gives every route of the connection its state.
  public void follow(Connection connection) {
    for (Hook hook : settings.hooks(connection.ref())) {
      tokens
          .check(hook.token())
          .ifPresent(id ->
              routes.put(
                  id,
                  new HookRoute(
                      connection.ref(), connection.psa(), connection.state(), hook.guid())));
    }
  }
}
