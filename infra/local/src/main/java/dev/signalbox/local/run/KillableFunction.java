package dev.signalbox.local.run;

/// An environment of a function that a test invokes, and ends at a moment of its choice.
public final class KillableFunction implements AutoCloseable {

  private final IsolatedFunction function;
  private volatile boolean killed;

  KillableFunction(IsolatedFunction function) {
    this.function = function;
  }

  /// @throws InvocationFailed when it threw, timed out or was killed
  public byte[] invoke(byte[] event) {
    if (killed) {
      throw InvocationFailed.reported(function.spec(), "its process was killed");
    }
    return function.invoke(event);
  }

  /// Ends the process as `kill -9` does; what it had done until then stays done. No other takes its
  /// place.
  public void kill() {
    killed = true;
    function.kill();
  }

  /// Holds the process still wherever it is, until it is thawed.
  public void freeze() {
    function.signal("STOP");
  }

  public void thaw() {
    function.signal("CONT");
  }

  @Override
  public void close() {
    function.close();
  }
}
