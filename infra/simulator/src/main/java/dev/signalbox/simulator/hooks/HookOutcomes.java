package dev.signalbox.simulator.hooks;

/// What the PSA's own records learn from deliveries.
public interface HookOutcomes {

  /// An event was given up after its last attempt: the error log gets a row.
  void dropped(Callout callout, String body, String receiversAnswer);

  /// The hook is to be inactive from now on; whoever sets it inactive also tells the receiver.
  void deactivate(Hook hook, String why);

  /// The same, and nobody is told.
  void deactivateSilently(Hook hook);
}
