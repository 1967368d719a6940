/// Autotask at a distance: what a measurement puts between the adapter and the simulator.
@NullMarked
package dev.signalbox.autotask;

import org.jspecify.annotations.NullMarked;
