/// JSON text to a plain tree and back: strict, bounded, without reflection.
@NullMarked
package dev.signalbox.json;

import org.jspecify.annotations.NullMarked;
