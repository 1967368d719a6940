package dev.signalbox.core.psa;

import java.time.Duration;

/// Keeps our calls within what a PSA account bears, together with all other functions.
public interface Limiter {

  /// What came of asking for a call.
  sealed interface Answer {

    /// The call may be made; closing gives the place back.
    record Granted(Permit permit) implements Answer {}

    /// Not now; ask again after this time.
    record Wait(Duration duration) implements Answer {}
  }

  /// A place for one call at an endpoint.
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /// Asks for one call.
  ///
  /// @param account the PSA account, see [dev.signalbox.core.connection.Connection#account]
  /// @param endpoint the vendor's endpoint, such as `Tickets`; calls at once are counted by it
  Answer ask(String account, String endpoint, Purpose purpose);

  /// The PSA asked to be left alone.
  void backOff(String account, Duration duration);
}
