package dev.signalbox.core.connection;

import java.util.Optional;

/// Makes and checks the tokens in our webhook addresses. A token that we did not make is recognised
/// without any look-up.
public interface HookTokens {

  /// A new token, fit for a path of a URL.
  String mint();

  /// The name under which [HookRoutes] keeps the token's route; empty for a token that is not ours.
  Optional<String> check(String token);
}
