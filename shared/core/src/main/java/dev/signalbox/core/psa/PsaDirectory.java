package dev.signalbox.core.psa;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import java.time.Instant;

/// Opens PSA accounts; the only place that knows which vendor is which.
public interface PsaDirectory {

  /// Opens a connection's account. No call is made yet.
  ///
  /// @param purpose whose share of the account's calls is spent
  Psa open(Connection connection, PsaSecret secret, Purpose purpose);

  /// The same, for whoever has to have ended at `until`: no call over a network goes beyond it.
  default Psa open(Connection connection, PsaSecret secret, Purpose purpose, Instant until) {
    return open(connection, secret, purpose);
  }

  /// Finds the base URL of an account.
  ///
  /// @throws PsaFault of kind UNKNOWN_ZONE when the vendor knows no such user
  Zone findZone(PsaKind psa, String username);

  /// Checks a base URL that an admin chose.
  ///
  /// @throws PsaFault of kind UNKNOWN_ZONE when the address is none of the vendor's
  Zone chosenZone(PsaKind psa, String url);

  /// Where an account lives.
  ///
  /// @param url the base URL of its API
  /// @param customer the vendor's number of the account, empty when it does not tell
  record Zone(String url, String customer) {}
}
