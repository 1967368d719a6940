/// What a first sync costs: calls to the PSA, time, write units, processor time and memory, each
/// beside the least that there can be.
@NullMarked
package dev.signalbox.bench.sync;

import org.jspecify.annotations.NullMarked;
