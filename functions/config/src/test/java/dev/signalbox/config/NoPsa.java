package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;

/// No PSA can be reached.
final class NoPsa implements PsaDirectory {

  @Override
  public Psa open(Connection connection, PsaSecret secret, Purpose purpose) {
    throw fault();
  }

  @Override
  public Zone findZone(PsaKind psa, String username) {
    throw fault();
  }

  @Override
  public Zone chosenZone(PsaKind psa, String url) {
    throw fault();
  }

  private static PsaFault fault() {
    return PsaFault.unavailable("No PSA can be reached.", null);
  }
}
