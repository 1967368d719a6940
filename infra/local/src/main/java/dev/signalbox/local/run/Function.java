package dev.signalbox.local.run;

/// A deployed function.
interface Function extends AutoCloseable {

  FunctionSpec spec();

  /// Runs it once and returns what it wrote.
  ///
  /// @throws InvocationFailed when it threw, timed out or could not be started
  byte[] invoke(byte[] event);

  @Override
  void close();
}
