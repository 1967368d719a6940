/// What a tester does to the simulators beside their vendors' calls: reset, act as a customer or a
/// technician, look at the truth and at what was asked, and make things go wrong. Everything is
/// below `/_sim/`.
@NullMarked
package dev.signalbox.simulator.control;

import org.jspecify.annotations.NullMarked;
