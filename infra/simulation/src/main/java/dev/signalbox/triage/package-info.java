/// The triage function as the simulation runs it.
@NullMarked
package dev.signalbox.triage;

import org.jspecify.annotations.NullMarked;
