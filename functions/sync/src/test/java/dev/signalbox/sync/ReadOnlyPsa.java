package dev.signalbox.sync;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;

/// A PSA that is there to be read, whoever asks.
interface ReadOnlyPsa extends PsaDirectory, Psa, PsaReader {

  @Override
  default Psa open(Connection connection, PsaSecret secret, Purpose purpose) {
    return this;
  }

  @Override
  default PsaReader reader() {
    return this;
  }

  @Override
  default PsaSetup setup() {
    throw new UnsupportedOperationException();
  }

  @Override
  default Zone findZone(PsaKind psa, String username) {
    throw new UnsupportedOperationException();
  }

  @Override
  default Zone chosenZone(PsaKind psa, String url) {
    throw new UnsupportedOperationException();
  }
}
