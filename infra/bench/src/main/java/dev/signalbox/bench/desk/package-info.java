/// The whole product on one machine with a PSA connected: what a measurement needs before it can
/// begin.
@NullMarked
package dev.signalbox.bench.desk;

import org.jspecify.annotations.NullMarked;
