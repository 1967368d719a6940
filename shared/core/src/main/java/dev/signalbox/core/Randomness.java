package dev.signalbox.core;

/// Random bytes fit for secrets.
@FunctionalInterface
public interface Randomness {

  byte[] bytes(int count);
}
