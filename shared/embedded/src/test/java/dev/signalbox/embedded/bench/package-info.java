/// Measures the embedded engine on public and own data. Run through `make bench-engine`.
@NullMarked
package dev.signalbox.embedded.bench;

import org.jspecify.annotations.NullMarked;
