package dev.signalbox.aws.lambda;

/// Does the first of everything while Lambda starts the function, when the processor is not
/// throttled yet: classes load, connections open, and the first caller does not wait for it.
///
/// A step reads absent keys, asks a queue for its attributes or checks a fixed signature. It never
/// writes and never sends. A step that fails is logged and left: the function must start also when
/// something it needs is away for a moment.
public final class Primer {

  private Primer() {}

  /// One read.
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  public static void run(Log log, Step... steps) {
    for (Step step : steps) {
      try {
        step.run();
      } catch (Exception fault) {
        log.error("primeFailed", fault, _ -> {});
      }
    }
  }
}
