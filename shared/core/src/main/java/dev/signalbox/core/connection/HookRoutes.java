package dev.signalbox.core.connection;

import java.util.Optional;

/// Finds the connection behind a hook token. Tokens are opaque; see the token's own class for how
/// forged ones are refused before this is asked.
public interface HookRoutes {

  Optional<HookRoute> find(String tokenId);

  void put(String tokenId, HookRoute route);

  void delete(String tokenId);
}
