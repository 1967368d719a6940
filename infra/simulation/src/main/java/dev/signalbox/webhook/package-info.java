/// The webhook function as the simulation runs it.
@NullMarked
package dev.signalbox.webhook;

import org.jspecify.annotations.NullMarked;
