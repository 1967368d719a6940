/// The rows, by entity and in the order of their ids, and the seam through which others learn of
/// their changes.
@NullMarked
package dev.signalbox.simulator.autotask.store;

import org.jspecify.annotations.NullMarked;
