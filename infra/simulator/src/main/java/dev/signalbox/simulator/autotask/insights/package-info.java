/// Addresses of other vendors' pages as Autotask's own screens load them.
@NullMarked
package dev.signalbox.simulator.autotask.insights;

import org.jspecify.annotations.NullMarked;
