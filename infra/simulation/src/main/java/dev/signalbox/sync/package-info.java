/// The sync function as the simulation runs it.
@NullMarked
package dev.signalbox.sync;

import org.jspecify.annotations.NullMarked;
