package dev.signalbox.simulator.hooks;

import java.time.Duration;

/// What goes wrong with one event on its way. Several can come together.
///
/// @param lost never sent and never logged
/// @param duplicate sent twice, with the same sequence number
/// @param reorder overtaken by the next event of its queue
/// @param late held back by this much simulated time; zero for none
/// @param unsigned a stranger posts a copy without signature beside it
/// @param forged a stranger posts a similar message about another record, signed with another key
/// @param disabledHook the PSA switches the hook off instead of sending
/// @param silentlyOff the same, and nobody is told
/// @param forgedOff a stranger says at the deactivation URL that the hook is off, which it is not
public record Mishap(
    boolean lost,
    boolean duplicate,
    boolean reorder,
    Duration late,
    boolean unsigned,
    boolean forged,
    boolean disabledHook,
    boolean silentlyOff,
    boolean forgedOff) {

  public static final Mishap NONE =
      new Mishap(false, false, false, Duration.ZERO, false, false, false, false, false);
}
