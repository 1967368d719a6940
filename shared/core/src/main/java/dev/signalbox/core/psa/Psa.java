package dev.signalbox.core.psa;

import java.util.Optional;

/// One PSA account, opened with its credentials.
public interface Psa {

  PsaReader reader();

  PsaSetup setup();

  /// Where the account was found to have moved to while it was read; empty when it is where the
  /// connection says.
  default Optional<Moved> moved() {
    return Optional.empty();
  }

  /// A new home of an account.
  ///
  /// @param zone the base URL of its API
  /// @param account what its limits are counted for
  record Moved(String zone, String account) {}
}
