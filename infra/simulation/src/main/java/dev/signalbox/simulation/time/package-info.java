/// Time that passes only when nobody has anything to do, and work in it that takes turns: one runs
/// at any moment, and who is next follows from the seed.
@NullMarked
package dev.signalbox.simulation.time;

import org.jspecify.annotations.NullMarked;
