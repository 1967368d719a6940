/// The PSA's side: databases of the faithful simulator, the way to and from them, and the people
/// who work in them.
@NullMarked
package dev.signalbox.simulation.psa;

import org.jspecify.annotations.NullMarked;
