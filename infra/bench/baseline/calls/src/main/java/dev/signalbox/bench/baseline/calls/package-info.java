/// The least that a function can be which makes the same AWS calls.
@NullMarked
package dev.signalbox.bench.baseline.calls;

import org.jspecify.annotations.NullMarked;
