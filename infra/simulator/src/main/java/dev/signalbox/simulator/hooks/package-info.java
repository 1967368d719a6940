/// What the PSA does after a record changed: it finds the webhooks that want to hear of it, builds
/// and signs one small message each, and delivers them with the vendor's patience and the vendor's
/// limits. Knows nothing of the REST surface; hooks and records come in as plain values.
@NullMarked
package dev.signalbox.simulator.hooks;

import org.jspecify.annotations.NullMarked;
