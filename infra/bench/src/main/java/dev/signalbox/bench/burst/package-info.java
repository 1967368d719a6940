/// How the product bears a burst of webhooks: calls to the PSA for each change, and how late the
/// copy is.
@NullMarked
package dev.signalbox.bench.burst;

import org.jspecify.annotations.NullMarked;
