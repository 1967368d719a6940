/// The whole system on one machine.
@NullMarked
package dev.signalbox.local;

import org.jspecify.annotations.NullMarked;
