/// Tickets as we store and judge them: status map, scope, transitions and what they owe.
@NullMarked
package dev.signalbox.core.signal;

import org.jspecify.annotations.NullMarked;
