/// How long a ticket takes from its webhook to its stored verdict, and how many calls to the PSA it
/// costs.
@NullMarked
package dev.signalbox.bench.path;

import org.jspecify.annotations.NullMarked;
