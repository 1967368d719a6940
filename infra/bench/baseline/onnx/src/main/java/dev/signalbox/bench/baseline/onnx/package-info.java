/// The least that loads the model of the embedded engine and makes the same AWS calls.
@NullMarked
package dev.signalbox.bench.baseline.onnx;

import org.jspecify.annotations.NullMarked;
