package dev.signalbox.sync;

/// One worker's time with a run: how it gets on, and what it has asked for ahead.
record Stint(Pace pace, ReadAhead ahead) implements AutoCloseable {

  @Override
  public void close() {
    ahead.close();
  }
}
