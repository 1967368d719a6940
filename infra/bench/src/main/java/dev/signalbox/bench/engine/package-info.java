/// Accuracy and time of the embedded engine on public and own data: `make bench-engine`.
@NullMarked
package dev.signalbox.bench.engine;

import org.jspecify.annotations.NullMarked;
