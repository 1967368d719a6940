/// Simulators of the PSAs as products of their own: started with one call or from the command line,
/// reached over HTTP only.
@NullMarked
package dev.signalbox.simulator;

import org.jspecify.annotations.NullMarked;
