/// What travels on the queues.
@NullMarked
package dev.signalbox.core.task;

import org.jspecify.annotations.NullMarked;
