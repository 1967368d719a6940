/// Passes over a connection's data: runs, checkpoints, progress and politeness.
@NullMarked
package dev.signalbox.core.sync;

import org.jspecify.annotations.NullMarked;
