/// The sync function as measurements work it, put together as the deployed one is.
@NullMarked
package dev.signalbox.sync;

import org.jspecify.annotations.NullMarked;
