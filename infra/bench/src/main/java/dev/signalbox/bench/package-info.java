/// Measurements of the whole, printed as tables; `make bench-NAME`.
@NullMarked
package dev.signalbox.bench;

import org.jspecify.annotations.NullMarked;
