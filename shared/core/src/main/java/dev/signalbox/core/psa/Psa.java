package dev.signalbox.core.psa;

/// One PSA account, opened with its credentials.
public interface Psa {

  PsaReader reader();

  PsaSetup setup();
}
