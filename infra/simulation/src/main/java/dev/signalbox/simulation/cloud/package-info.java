/// What AWS does to the product, without AWS: functions that are killed, queues that repeat and
/// reorder, stores that fail before and after the deed.
@NullMarked
package dev.signalbox.simulation.cloud;

import org.jspecify.annotations.NullMarked;
